import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { DomainError } from './errors.ts';
import { isPublicAddress } from './public-address.ts';

/** `fetch` for addresses that a person outside may have chosen. */
export type Outbound = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** The connection was never made, so nothing was sent. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

type Address = { address: string; family: number };
type Resolve = (name: string) => Promise<Address[]>;
type Outside = { privateHosts: readonly string[]; resolve?: Resolve };

const resolveAll: Resolve = (name) => lookup(name, { all: true });

const TOTAL_MS = 20_000;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;
/** Without these the other side has had nothing of the request. */
const BEFORE_SENDING = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'CERT_HAS_EXPIRED',
]);

/**
 * Makes a `fetch` that stays outside: https and port 443 alone, every address of the name is looked at once and the
 * connection goes to one that was looked at (so a name that changes its mind reaches nobody), redirects are not
 * followed, answers end after 20 s and 5 MB.
 *
 * @param privateHosts "host" or "host:port" that the installation's keeper lets through as they are, http too
 * @param resolve all addresses of a name; default the system's way
 * Source: OWASP, server-side request forgery prevention.
 */
export function makeOutbound({ privateHosts, resolve = resolveAll }: Outside): Outbound {
  const allowed = new Set(privateHosts);
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const trusted = allowed.has(url.host) || allowed.has(url.hostname);
    if (!trusted) refuseOdd(url);
    const request = new Request(input, { ...init, redirect: 'manual' });
    const pinned = trusted ? null : await pin(url.hostname, resolve);
    const body = request.body ? Buffer.from(await request.arrayBuffer()) : null;
    return send(url, { request, body, pinned });
  };
}

function refuseOdd(url: URL): void {
  if (url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === '') return;
  throw outside(`${url.origin} is not plain https`);
}

async function pin(hostname: string, resolve: Resolve): Promise<Address> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const found = await resolve(name).catch((error: Error) => {
    throw new NotSent(`${name} is not known`, { cause: error });
  });
  const [first] = found;
  if (!first || !found.every(({ address }) => isPublicAddress(address))) throw outside(`${name} is a private address`);
  return first;
}

function outside(message: string): DomainError {
  return new DomainError('invalid', message, {
    show: 'This server cannot be reached from here: its address is not a public https one. Nothing was sent to it.',
  });
}

type Sending = { request: Request; body: Buffer | null; pinned: Address | null };

function send(url: URL, { request, body, pinned }: Sending): Promise<Response> {
  const headers = Object.fromEntries(request.headers);
  if (body) headers['content-length'] = String(body.length);
  const toPinned: LookupFunction = (_name, options, done) => {
    if (!pinned) return;
    if (options.all) done(null, [pinned]);
    else done(null, pinned.address, pinned.family);
  };
  return new Promise((settle, fail) => {
    const { request: open } = url.protocol === 'http:' ? http : https;
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(TOTAL_MS)]);
    const call = open(
      url,
      { method: request.method, headers, agent: false, signal, ...(pinned ? { lookup: toPinned } : {}) },
      (answer) => {
        collect(answer).then((bytes) => settle(toResponse(answer, bytes)), fail);
      },
    );
    call.on('error', (error: NodeJS.ErrnoException) =>
      fail(BEFORE_SENDING.has(error.code ?? '') ? new NotSent(error.message, { cause: error }) : error),
    );
    call.end(body ?? undefined);
  });
}

async function collect(answer: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer) {
    size += part.length;
    if (size > MAX_ANSWER_BYTES) throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function toResponse(answer: http.IncomingMessage, bytes: Buffer): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  const status = answer.statusCode ?? 502;
  const bodyless = status === 204 || status === 205 || status === 304;
  return new Response(bodyless ? null : new Uint8Array(bytes), { status, headers });
}
