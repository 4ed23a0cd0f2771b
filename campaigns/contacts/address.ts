import { domainToASCII } from 'node:url';
import { type Keys, sign } from '#campaigns/kernel/secrets.ts';

/** Why an address is refused; the words for each stand in app/i18n/en/contacts.json under `refused`. */
export type AddressRefusal =
  | 'email_missing'
  | 'email_control_character'
  | 'email_invisible_character'
  | 'email_several'
  | 'email_full_width_at'
  | 'email_no_at'
  | 'email_with_name'
  | 'email_quoted'
  | 'email_dots'
  | 'email_local_too_long'
  | 'email_too_long'
  | 'email_ip_address'
  | 'email_local_invalid'
  | 'email_domain_invalid';

export type CanonicalAddress =
  | {
      kind: 'ok';
      /** What mail is sent to: the local part as given, the domain in ASCII. */
      email: string;
      /** Who it is: two addresses are one person when this is equal. */
      canonical: string;
      /** A non-ASCII local part needs SMTPUTF8, which most receivers and SES do not offer. */
      unsendable: 'smtputf8' | null;
    }
  | { kind: 'refused'; reason: AddressRefusal };

// Spaces of every kind, tab, zero-width space and byte order mark: what copying from a sheet or a web page leaves at
// the ends. Line ends are not among them: they are refused, because that is what an injected header looks like.
const EDGES = /^[\p{Zs}\t\u200B\uFEFF]+|[\p{Zs}\t\u200B\uFEFF]+$/gu;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const INVISIBLE = /[\p{Cf}\p{Cs}]/u;
const PLAIN = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const INTERNATIONAL = /^[\p{L}\p{M}\p{N}\p{So}!#$%&'*+/=?^_`{|}~.-]+$/u;
const ASCII_DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
// Before UTS-46: node:url would also decode percent signs and cut at "/" or ":".
const RAW_DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002\uFF0E\uFF61\u00B7\u30FB-]+$/u;
const IP_LITERAL = /^\[.*\]$|^[\d.]+$|^0x[\da-f.]+$/i;

const MAX_LOCAL_OCTETS = 64; // RFC 5321, 4.5.3.1.1
const MAX_ADDRESS_OCTETS = 254; // RFC 5321, 4.5.3.1.3 (256 with the angle brackets of the path)

const refused = (reason: AddressRefusal): CanonicalAddress => ({ kind: 'refused', reason });

/**
 * Reads one e-mail address as a person or a file gives it: a single addr-spec, nothing around it.
 *
 * @returns what to send to and who it is, or the reason why it is refused; never throws
 * Source: campaigns/contacts/README.md, "Who is one person"; RFC 5321, RFC 6531, UTS-46.
 */
export function canonicalAddress(text: string): CanonicalAddress {
  const given = text.replace(EDGES, '');
  if (given === '') return refused('email_missing');
  const shape = shapeRefusal(given);
  if (shape) return refused(shape);
  const at = given.lastIndexOf('@');
  const local = given.slice(0, at).normalize('NFC');
  const localRefusal = refusalOfLocal(local);
  if (localRefusal) return refused(localRefusal);
  const domain = asciiDomain(given.slice(at + 1));
  if (domain.kind === 'refused') return domain;
  const email = `${local}@${domain.name}`;
  if (Buffer.byteLength(email) > MAX_ADDRESS_OCTETS) return refused('email_too_long');
  return {
    kind: 'ok',
    email,
    canonical: email.toLowerCase(),
    unsendable: PLAIN.test(local) ? null : 'smtputf8',
  };
}

function shapeRefusal(given: string): AddressRefusal | null {
  if (CONTROL.test(given)) return 'email_control_character';
  if (INVISIBLE.test(given)) return 'email_invisible_character';
  if (given.startsWith('"')) return given.includes('<') ? 'email_with_name' : 'email_quoted';
  if (/[<>()]/.test(given)) return 'email_with_name';
  if (/[,;]/.test(given) || given.indexOf('@') !== given.lastIndexOf('@')) return 'email_several';
  if (given.includes('@')) return null;
  return /[\uFF20\uFE6B]/.test(given) ? 'email_full_width_at' : 'email_no_at';
}

function refusalOfLocal(local: string): AddressRefusal | null {
  if (Buffer.byteLength(local) > MAX_LOCAL_OCTETS) return 'email_local_too_long';
  if (PLAIN.test(local)) return null;
  if (local.includes('"')) return 'email_quoted';
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'email_dots';
  return INTERNATIONAL.test(local) ? null : 'email_local_invalid';
}

function asciiDomain(raw: string): { kind: 'ok'; name: string } | { kind: 'refused'; reason: AddressRefusal } {
  if (IP_LITERAL.test(raw)) return { kind: 'refused', reason: 'email_ip_address' };
  const lower = raw.toLowerCase();
  const plain = ASCII_DOMAIN.test(lower) && !lower.includes('xn--');
  const name = plain ? lower : RAW_DOMAIN.test(raw) ? domainToASCII(raw) : '';
  if (raw.includes('..')) return { kind: 'refused', reason: 'email_dots' };
  if (!ASCII_DOMAIN.test(name)) return { kind: 'refused', reason: 'email_domain_invalid' };
  // "0x7f.1" and the like: the last label of a host name is never a number.
  if (/(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(name)) return { kind: 'refused', reason: 'email_ip_address' };
  return { kind: 'ok', name };
}

/**
 * The name under which an address is suppressed: an HMAC under the installation's suppression key, so that an opt-out
 * outlives the erased contact and the list cannot be turned back into addresses.
 *
 * @param canonical from `canonicalAddress`
 * @returns 43 characters base64url
 */
export function addressHmac(keys: Keys, canonical: string): string {
  return sign(keys.current('suppression'), canonical);
}
