import { invariant } from '#campaigns/kernel/errors.ts';
import type { Installation } from '#campaigns/kernel/world.ts';
import {
  type ClickFacts,
  clickToken,
  type MailViewFacts,
  mailViewToken,
  type OpenFacts,
  openToken,
  type UnsubscribeFacts,
  unsubscribeToken,
} from './tokens.ts';

type Issuer = Pick<Installation, 'publicUrl' | 'keys'>;

/** SES takes header values of at most 995 characters. */
const MAX_HEADER_VALUE_CHARS = 995;

/** Address that counts a click and leads to the link's destination. */
export function clickUrl(install: Issuer, facts: ClickFacts): string {
  return `${install.publicUrl}/c/${clickToken(install.keys, facts)}`;
}

/** Address of the open pixel. */
export function openPixelUrl(install: Issuer, facts: OpenFacts): string {
  return `${install.publicUrl}/o/${openToken(install.keys, facts)}`;
}

/** Address of the unsubscribe page; a one-click POST to the same address stops everything from the partner. */
export function unsubscribeUrl(install: Issuer, facts: UnsubscribeFacts): string {
  return `${install.publicUrl}/u/${unsubscribeToken(install.keys, facts)}`;
}

/** Address of a mail as a page. Opening it counts nothing. */
export function mailViewUrl(install: Issuer, facts: MailViewFacts): string {
  return `${install.publicUrl}/m/${mailViewToken(install.keys, facts)}`;
}

/**
 * The two headers of one-click unsubscribing. Both must be in the DKIM signature.
 * Source: RFC 2369 section 3.2, RFC 8058 section 3.1.
 */
export function unsubscribeHeaders(url: string): { 'List-Unsubscribe': string; 'List-Unsubscribe-Post': string } {
  const value = `<${url}>`;
  invariant(
    value.length <= MAX_HEADER_VALUE_CHARS,
    `List-Unsubscribe has ${value.length} characters; shorten PUBLIC_URL`,
  );
  return { 'List-Unsubscribe': value, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}
