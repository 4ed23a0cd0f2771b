import type { IncomingMessage, ServerResponse } from 'node:http';
import { toLocale, wordsFor } from '#templates/engine/words.ts';

// One list for every redirect: node takes it as it is, without building an object per click.
const REDIRECT_HEADERS = [
  ...['Referrer-Policy', 'no-referrer'],
  ...['Cache-Control', 'no-store'],
  ...['X-Robots-Tag', 'noindex'],
  ...['Content-Length', '0'],
];

/** @param url comes from the mailing's frozen links, never from the request */
export function answerRedirect(response: ServerResponse, url: string): void {
  response.writeHead(302, ['Location', url, ...REDIRECT_HEADERS]);
  response.end();
}

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

const RETRY_AFTER_S = 5;

/** `unknown`: forged, altered or never made · `gone`: taken back · `later`: the database is away, the page asks again. */
export type LinkPage = 'unknown' | 'gone' | 'later';
const STATUS: Record<LinkPage, number> = { unknown: 404, gone: 410, later: 503 };

/** A page that stands alone: no script, no file, so that it also comes when nothing else does. */
export function answerPage(request: IncomingMessage, response: ServerResponse, page: LinkPage): void {
  const language = toLocale(request.headers['accept-language'] ?? 'en');
  const words = wordsFor(language).link;
  const [title, text] = [words[`${page}Title`], words[page]];
  const retry = page === 'later' ? `<meta http-equiv="refresh" content="${RETRY_AFTER_S}">` : '';
  const body = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">${retry}
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}h1{font-size:1.25rem}</style>
</head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
  const retryAfter: Record<string, string> = page === 'later' ? { 'Retry-After': String(RETRY_AFTER_S) } : {};
  answer(request, response, STATUS[page], { ...PAGE_HEADERS, ...retryAfter }, Buffer.from(body));
}

// The smallest transparent GIF.
const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export function answerPixel(request: IncomingMessage, response: ServerResponse, status: 200 | 404): void {
  const headers = { 'Content-Type': 'image/gif', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  answer(request, response, status, headers, PIXEL);
}

export function answerText(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
  answer(request, response, status, { ...plain, ...headers }, Buffer.from(`${text}\n`));
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: Buffer,
): void {
  response.writeHead(status, { ...headers, 'Content-Length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}
