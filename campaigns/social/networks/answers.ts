import type { z } from 'zod';
import { DomainError, isDomainError } from '#campaigns/kernel/errors.ts';
import { NotSent, type Outbound } from '#campaigns/kernel/outbound.ts';

/** An answer as far as clients need it: JSON if it was. */
export type Answer = { status: number; headers: Headers; body: unknown };

const DEFAULT_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 24 * 3_600_000;

/** One call. Rejects as `fetch` does: NotSent, or anything else when the answer got lost. */
export async function call(outbound: Outbound, url: URL, init: RequestInit & { token?: string } = {}): Promise<Answer> {
  const { token, ...rest } = init;
  const headers = new Headers(rest.headers);
  headers.set('accept', 'application/json');
  headers.set('user-agent', 'Throughline');
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const response = await outbound(url, { ...rest, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parseJson(text) };
}

export function jsonInit(body: unknown, method = 'POST'): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(0, 500);
  }
}

/** How long the network wants to be left alone. Retry-After in seconds or as a date, or the end of the window. */
export function pauseOf(headers: Headers, now = Date.now()): number {
  const after = headers.get('retry-after');
  const reset = headers.get('x-ratelimit-reset') ?? headers.get('x-rate-limit-reset') ?? headers.get('ratelimit-reset');
  const until =
    after === null ? (reset === null ? Number.NaN : instantOf(reset, now)) : instantOf(after, now, { seconds: true });
  const pause = Number.isFinite(until) ? until - now : DEFAULT_PAUSE_MS;
  return Math.min(LONGEST_PAUSE_MS, Math.max(1_000, pause));
}

function instantOf(text: string, now: number, { seconds = false } = {}): number {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return Date.parse(text);
  return seconds ? now + Number(text) * 1_000 : Number(text) * 1_000;
}

/** What an error of a call means for something that must not be done twice. */
export function lostCall(error: unknown): { kind: 'untried' | 'unknown'; detail: string } {
  const detail = error instanceof Error ? error.message.slice(0, 200) : 'no answer';
  return { kind: error instanceof NotSent || isDomainError(error) ? 'untried' : 'unknown', detail };
}

/** The same for reading, where nothing can be done twice. */
export function lostLook(error: unknown): { kind: 'unknown'; detail: string } {
  return { kind: 'unknown', detail: lostCall(error).detail };
}

/** @throws DomainError unavailable when the answer is not what the network promises */
export function expectBody<T>(schema: z.ZodType<T>, { status, body }: Answer, what: string): T {
  const parsed = schema.safeParse(body);
  if (status < 400 && parsed.success) return parsed.data;
  throw new DomainError('unavailable', `${what}: unexpected answer ${status}`, {
    show: 'The network did not answer as expected. Nothing was changed. Try again in a moment.',
  });
}
