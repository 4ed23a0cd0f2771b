import type { Flash } from '#app/components/ui/toast.tsx';
import { newId } from '#campaigns/kernel/ids.ts';
import { sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import { cookieName, writeCookie } from './cookies.server.ts';
import { safePath } from './safe-path.ts';

const KEPT_SECONDS = 60;

function isSecure(install: Installation): boolean {
  return install.publicUrl.startsWith('https:');
}

export function flashCookieName(install: Installation): string {
  return cookieName('flash', isSecure(install));
}

/** Set-Cookie value that carries a flash to the next page. Signed: it is shown to people and can name an action. */
export function sealFlash(install: Installation, flash: Omit<Flash, 'id'>): string {
  const body = Buffer.from(JSON.stringify({ ...flash, id: newId('request') })).toString('base64url');
  const value = `${body}.${sign(install.keys.current('session'), `flash:${body}`, 16)}`;
  return writeCookie(flashCookieName(install), value, { secure: isSecure(install), maxAge: KEPT_SECONDS });
}

/** The flash of a cookie value; null when it is not ours. */
export function openFlash(install: Installation, value: string | null): Flash | null {
  const [body, signature] = (value ?? '').split('.');
  if (!body || !signature) return null;
  if (!signaturesMatch(signature, sign(install.keys.current('session'), `flash:${body}`, 16))) return null;
  const flash = JSON.parse(Buffer.from(body, 'base64url').toString()) as Flash;
  return flash.undo ? { ...flash, undo: { ...flash.undo, action: safePath(flash.undo.action, '/') } } : flash;
}

export function clearFlash(install: Installation): string {
  return writeCookie(flashCookieName(install), '', { secure: isSecure(install), maxAge: 0 });
}
