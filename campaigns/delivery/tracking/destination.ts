/** Where the person's own value goes in a link: `https://acme.test/offer?ref={value}`. Only in the query. */
export const VALUE_MARK = '{value}';

/** Only these lead anywhere; a stored destination of another kind is treated as unknown. */
const ALLOWED = new Set(['http:', 'https:']);

/**
 * The address a link leads to, or null when it must not lead anywhere. The person's value is escaped, and only where the
 * link's author declared it, so it can change neither host nor path nor add a parameter.
 *
 * @param url   the mailing link's stored address, perhaps with `{value}` in its query
 * @param value the value in the click token; ignored when the link declares none
 * Source: ASVS 5.0 3.7.2 (redirect only to targets that are stored).
 */
export function destinationOf(url: string, value: string | null): string | null {
  const query = url.indexOf('?');
  const hash = url.indexOf('#');
  const at = url.indexOf(VALUE_MARK, query);
  const declared = query >= 0 && at >= 0 && (hash < 0 || (query < hash && at < hash));
  const filled = declared ? url.slice(0, at) + escapeValue(value ?? '') + url.slice(at + VALUE_MARK.length) : url;
  return normalize(filled);
}

/** True when every person gets the same address, so that it can be worked out once. */
export function isSameForAll(url: string): boolean {
  return !url.includes(VALUE_MARK);
}

function escapeValue(value: string): string {
  // A lone surrogate would make encodeURIComponent throw; through UTF-8 it becomes U+FFFD.
  return encodeURIComponent(Buffer.from(value, 'utf8').toString('utf8'));
}

function normalize(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return ALLOWED.has(url.protocol) ? url.href : null;
}
