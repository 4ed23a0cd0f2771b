import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppLoadContext } from '@remix-run/node';
import type { Flash } from '#app/components/ui/toast.tsx';
import { toLocale, toTimeZone } from '#app/i18n/locales.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import { readCookie } from './cookies.server.ts';
import { clearFlash, flashCookieName, openFlash } from './flash.server.ts';
import { findViewer, type Viewer } from './session.server.ts';
import type { World } from './world.server.ts';

/** What the server adds to the load context of one request. */
export type RequestContext = {
  world: World;
  requestId: string;
  log: Logger;
  ip: string;
  viewer: Viewer | null;
  /** Adds a Set-Cookie value to the answer, whatever it will be. */
  addCookie(value: string): void;
  /** Sets a header of the answer, whatever it will be. */
  setHeader(name: string, value: string): void;
  /** What the last action left to say; only once. */
  takeFlash(): Flash | null;
};

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}

/** Finds out who asks. One look at the session and one at the memberships for each request that carries a session. */
export async function makeRequestContext(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  { nonce, requestId, ip }: { nonce: string; requestId: string; ip: string },
): Promise<AppLoadContext> {
  const cookies = request.headers.cookie ?? '';
  const addCookie = (value: string) => {
    if (!response.headersSent) response.appendHeader('set-cookie', value);
  };
  const found = await findViewer(world, cookies);
  found.cookies.forEach(addCookie);
  const { viewer } = found;
  const organization = viewer?.active?.organization;
  const log = world.log.child({ requestId });
  return {
    world,
    requestId,
    log,
    ip,
    viewer,
    nonce,
    addCookie,
    setHeader: (name, value) => {
      if (!response.headersSent) response.setHeader(name, value);
    },
    theme: toTheme(readCookie(cookies, 'theme')),
    locale: toLocale(wantedLocale(request, cookies) ?? organization?.locale),
    timeZone: toTimeZone(readCookie(cookies, 'timeZone') ?? organization?.timeZone),
    takeFlash: () => {
      const flash = openFlash(world.install, readCookie(cookies, flashCookieName(world.install)));
      if (flash) addCookie(clearFlash(world.install));
      return flash;
    },
    reportError: (error) => log.error({ err: error }, 'request failed'),
  };
}

export function newRequestId(): string {
  return newId('request');
}

/** 128 bits, new for every answer. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

function toTheme(wanted: string | null): 'light' | 'dark' | 'system' {
  return wanted === 'light' || wanted === 'dark' ? wanted : 'system';
}

function wantedLocale(request: IncomingMessage, cookies: string): string | null {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams.get('locale');
  const accepted = request.headers['accept-language']?.split(',')[0]?.split(';')[0]?.trim();
  return query ?? readCookie(cookies, 'locale') ?? (accepted && accepted !== '*' ? accepted : null);
}
