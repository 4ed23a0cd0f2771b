import { randomInt } from 'node:crypto';

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 62^10: two links of 100 million posts meet with a chance of 1 in 160; the key refuses the second. */
const CODE_CHARS = 10;

export function newCode(): string {
  return Array.from({ length: CODE_CHARS }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

export function shortUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/s/${code}`;
}

/** Where a short link leads: the post's address with UTM parameters, but for those that it brings along. */
export function destinationOf(
  link: string,
  facts: { network: string; postTitle: string; partnerSlug: string },
): string {
  const url = new URL(link);
  const campaign = facts.postTitle
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const utm = { source: facts.network, medium: 'social', campaign, content: facts.partnerSlug };
  for (const [name, value] of Object.entries(utm))
    if (!url.searchParams.has(`utm_${name}`)) url.searchParams.set(`utm_${name}`, value);
  return url.href;
}
