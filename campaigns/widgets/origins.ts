import { DomainError } from '#campaigns/kernel/errors.ts';

/**
 * The websites a partner names, each as a browser names it: scheme, host, port if it is not the usual one. Whoever pastes
 * the address of a page means its website.
 *
 * @param list addresses as they were typed
 * @throws DomainError invalid naming the first that is no website: no secure one (but for localhost, to try things out), a
 *   pattern, an address with a name and password in it
 */
export function toOrigins(list: readonly string[]): string[] {
  return [...new Set(list.map(toOrigin))];
}

function toOrigin(text: string): string {
  const url = parse(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
  const isHere = url && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  const isSecure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
  const isNamed = url && (isHere || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname));
  if (!url || !isSecure || !isNamed || url.username || url.password) {
    const show = `${text.slice(0, 80)} is not a website like https://www.example.com.`;
    throw new DomainError('invalid', 'origin refused', { show, fields: { origins: show } });
  }
  return url.origin;
}

function parse(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/**
 * May this website use the widget? Compared as a whole: a look-alike, a subdomain and "null" are other websites.
 *
 * @param origin what the browser says; undefined = nothing
 */
export function isOriginAllowed(origins: readonly string[], origin: string | undefined): boolean {
  return origin !== undefined && origins.includes(origin);
}
