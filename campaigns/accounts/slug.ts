import { randomBytes } from 'node:crypto';

const MAX_CHARS = 40;
/** Addresses at the mail domain that are not a partner's: RFC 2142, and our own. */
const RESERVED = new Set(
  'abuse admin administrator bounce bounces dmarc help hostmaster info mailer-daemon marketing no-reply noc noreply postmaster root sales security spam support system webmaster www'.split(
    ' ',
  ),
);

/** A name as part of an address: small ASCII letters, digits and hyphens, at most 40. "" when nothing is left of it. */
export function toSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll('ß', 'ss')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_CHARS)
    .replace(/^-+|-+$/g, '');
}

/**
 * The name's slug, with a number where it is taken or reserved.
 *
 * @param isFree asks whether nobody has it; the unique index has the last word
 */
export async function freeSlug(name: string, isFree: (slug: string) => Promise<boolean>): Promise<string> {
  const base = toSlug(name) || 'company';
  for (let number = 1; number <= 50; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!RESERVED.has(slug) && (await isFree(slug))) return slug;
  }
  return `${base}-${randomBytes(4).toString('hex')}`;
}
