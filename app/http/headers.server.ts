import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

const YEAR_SECONDS = 31_536_000;

/** Headers of every answer, whatever its status. No script may run in it and nobody may frame it. */
export function plainHeaders(publicUrl: string): Record<string, string> {
  return {
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    // Not "no-referrer": with it browsers send "Origin: null" with our own forms.
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:')
      ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}; includeSubDomains` }
      : {}),
  };
}

/** The policy of our own pages: scripts only with this answer's nonce, and what those load. */
export function pagePolicy(nonce: string, { development }: { development: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    // Toasts and scroll locks of the component libraries write style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Mail bodies and previews: our origin is taken from them, nothing is loaded from elsewhere, only our pages frame them. */
export const PREVIEW_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'";

/** A mail that is a page of its own: as above, but its links may open, and nobody frames it. */
export const MAIL_PAGE_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * Gives an answer the headers it has not set by itself when it is sent. Set before, they would stand beside the ones
 * that Remix appends, and of two policies both hold.
 */
export function completeHeaders(response: ServerResponse, defaults: () => Record<string, string>): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const given = rest.find((part): part is OutgoingHttpHeaders => typeof part === 'object' && part !== null);
    const names = new Set(Object.keys(given ?? {}).map((name) => name.toLowerCase()));
    for (const [name, value] of Object.entries(defaults()))
      if (!response.hasHeader(name) && !names.has(name)) response.setHeader(name, value);
    return writeHead(status, ...rest);
  };
}
