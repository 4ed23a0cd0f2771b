import { unescapeHtml } from './escape.ts';
import type { Mustache } from './mustaches.ts';
import type { Tokens } from './tokens.ts';

/** What an author may write instead of an address: filled from the brand kit and the vendor, never from text. */
export const LINK_REFERENCES = ['brand:website', 'brand:email', 'brand:phone', 'vendor:website'] as const;
export const IMAGE_REFERENCE = 'brand:logo';
export const ASSET_REFERENCE = /^asset:([a-z0-9][a-z0-9-]{0,79})$/;

const MAIL = /^mailto:[^\s<>"'\\`{}?&,;]+@[^\s<>"'\\`{}?&,;@]+(\?(subject|body)=[^\s<>"'\\`{}]*)?$/i;
const PHONE = /^tel:\+?[0-9().\s-]{3,30}$/i;
/** RFC 3986's characters and what browsers take beside them; no quotes, brackets, braces, backslashes, white space. */
const WEB = /^https?:\/\/[^\s<>"'\\`{}^|]+$/i;

/**
 * An address that may be followed from a mail, or null: http, https with a host and without user and password,
 * `mailto:` with one address, `tel:`. Everything else, `javascript:` in any spelling first of all, is none.
 *
 * @param value text, not HTML (`&`, not `&amp;`)
 */
export function safeLink(value: string): string | null {
  const link = value.trim();
  if (link.length > 2_000) return null;
  if (MAIL.test(link) || PHONE.test(link)) return link;
  return WEB.test(link) && isPlainWebAddress(link) ? link : null;
}

function isPlainWebAddress(link: string): boolean {
  try {
    const url = new URL(link);
    return url.hostname !== '' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

export const LINK_HINT =
  'Links start with https://, http://, mailto: or tel:, or are brand:website, brand:email, brand:phone, vendor:website.';

/**
 * Why an author's link cannot stand, or null.
 *
 * A link is the same for everybody, because its clicks are counted by number and led to one stored address; so a
 * contact's field cannot be in it. A partner's or vendor's field can, in the query, through the `url` helper.
 */
export function linkProblem(html: string, tokens: Tokens, mustaches: readonly Mustache[]): string | null {
  const href = unescapeHtml(html).trim();
  if ((LINK_REFERENCES as readonly string[]).includes(href)) return null;
  const [first, ...others] = tokens.list(href);
  for (const token of first ? [first, ...others] : []) {
    const mustache = mustaches[token.index];
    if (mustache?.kind !== 'field') return 'Blocks cannot stand in a link.';
    if (mustache.path.startsWith('contact.'))
      return 'A link is the same for everybody: contact fields cannot be in it.';
    if (!mustache.url) return `Write {{url ${mustache.path}}} in a link, so that every character is safe.`;
  }
  const query = href.search(/[?#]/);
  if (first && (query === -1 || first.start < query)) return 'Fields can stand in a link only after its question mark.';
  return safeLink(href) === null ? LINK_HINT : null;
}

export const IMAGE_HINT =
  'Images come from your files: upload the image and write asset:name (or brand:logo for the partner’s logo).';

/** Why an author's image cannot stand, or null. Addresses are let through only from `origins`, our own. */
export function imageProblem(value: string, origins: readonly string[]): string | null {
  const src = unescapeHtml(value).trim();
  if (src === IMAGE_REFERENCE || ASSET_REFERENCE.test(src)) return null;
  return isOwnImage(src, origins) ? null : IMAGE_HINT;
}

/** True for an absolute web address on one of our own origins. */
export function isOwnImage(src: string, origins: readonly string[]): boolean {
  if (!WEB.test(src) || /[()]/.test(src) || !isPlainWebAddress(src)) return false;
  const { origin } = new URL(src);
  return origins.some((own) => URL.canParse(own) && new URL(own).origin === origin);
}
