import type { IncomingMessage } from 'node:http';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Addresses that answer posts from anywhere, each with a proof of its own that no browser adds by itself: a bearer key.
 * The other one, the one-click unsubscribe that mail providers post (RFC 8058), is answered by the tracking handler,
 * before this: its proof is the signed token in the path.
 */
export const OPEN_TO_POSTS: readonly RegExp[] = [/^\/api\/v1(\/|$)/];

/**
 * May this request be acted upon? Safe methods always. Others only from our own pages: browsers say so with
 * Sec-Fetch-Site; those too old for it send an Origin, which must be ours; with neither it is refused.
 *
 * @param publicOrigin like "https://campaigns.example.com"; what the request says about host and scheme is not believed
 * Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Fetch Metadata"; ASVS 3.5.1 to 3.5.3.
 */
export function isFromElsewhere(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  publicOrigin: string,
): boolean {
  if (SAFE_METHODS.has(request.method ?? '')) return false;
  const url = new URL(request.url ?? '/', publicOrigin);
  // Remix 2 runs the action of the named route for these and then fails: no page of ours sends them.
  if (url.searchParams.has('_data')) return true;
  if (OPEN_TO_POSTS.some((pattern) => pattern.test(url.pathname))) return false;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined && origin !== publicOrigin) return true;
  if (site !== undefined) return site !== 'same-origin';
  return origin === undefined;
}
