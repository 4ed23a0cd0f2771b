import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ContactId, DeliveryId, MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import type { KeyPurpose, Keys } from '#campaigns/kernel/secrets.ts';
import { PACKED_ID_BYTES, packId, unpackId } from './compact-id.ts';

/** What a click link says. Without tracking consent `deliveryId` is null: a count, no person. */
export type ClickFacts = {
  partnerId: PartnerId;
  mailingId: MailingId;
  deliveryId: DeliveryId | null;
  /** number of the link within its mailing, 1 … 65 535 (0 is the trap no person sees) */
  link: number;
  /** the person's value for the one query parameter that the link declares; unescaped, ≤ 256 bytes of UTF-8 */
  query: string | null;
};

/** What an open pixel says. It exists only with tracking consent, so it always names a delivery. */
export type OpenFacts = { partnerId: PartnerId; mailingId: MailingId; deliveryId: DeliveryId };

/** What an unsubscribe link says. It always names the person, whatever the tracking consent. */
export type UnsubscribeFacts = { partnerId: PartnerId; deliveryId: DeliveryId; contactId: ContactId };

/** What the link to a mail as a page says. It shows the mail and does nothing else. */
export type MailViewFacts = UnsubscribeFacts;

// First byte: version 1 in the upper half, kind in the lower.
const CLICK_BY_PERSON = 0x11;
const CLICK_COUNTED = 0x12;
const OPEN = 0x13;
const UNSUBSCRIBE = 0x14;
const MAIL_VIEW = 0x15;

const HEAD_BYTES = 3; // kind, two characters of key id
const LINK_BYTES = 2;
const MAC_BYTES = 16; // 128 bits
export const MAX_QUERY_BYTES = 256;
/** Longest text that can be a token; longer ones are not looked at. */
const MAX_TOKEN_CHARS = 512;

/**
 * Token of `/c/:token`: kind, key id, partner, mailing, delivery (only with consent), link number, declared query value,
 * 128-bit HMAC; base64url. The mailing stands in it even beside the delivery, so that a link still leads somewhere while
 * the database is away.
 *
 * @throws RangeError when an id, the link number or the query value cannot be encoded
 */
export function clickToken(keys: Keys, facts: ClickFacts): string {
  if (!Number.isInteger(facts.link) || facts.link < 0 || facts.link > 0xffff)
    throw new RangeError(`link number ${facts.link} is outside 0 … 65535`);
  const query = facts.query === null ? null : Buffer.from(facts.query, 'utf8');
  if (query && query.length > MAX_QUERY_BYTES)
    throw new RangeError(`the query value has ${query.length} bytes, more than ${MAX_QUERY_BYTES}`);
  const ids = facts.deliveryId === null ? 2 : 3;
  const linkAt = HEAD_BYTES + ids * PACKED_ID_BYTES;
  const bytes = start(keys, facts.deliveryId === null ? CLICK_COUNTED : CLICK_BY_PERSON, [
    linkAt + LINK_BYTES,
    query?.length ?? 0,
  ]);
  packId(facts.partnerId, 'partner', bytes, HEAD_BYTES);
  packId(facts.mailingId, 'mailing', bytes, HEAD_BYTES + PACKED_ID_BYTES);
  if (facts.deliveryId !== null) packId(facts.deliveryId, 'delivery', bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES);
  bytes.writeUInt16BE(facts.link, linkAt);
  query?.copy(bytes, linkAt + LINK_BYTES);
  return seal(keys, 'tracking', bytes);
}

/** Reads and verifies a click token; null when it is not ours or was altered. */
export function parseClickToken(keys: Keys, token: string): ClickFacts | null {
  const bytes = open(keys, 'tracking', token);
  const kind = bytes?.[0];
  if (!bytes || (kind !== CLICK_BY_PERSON && kind !== CLICK_COUNTED)) return null;
  const linkAt = HEAD_BYTES + (kind === CLICK_BY_PERSON ? 3 : 2) * PACKED_ID_BYTES;
  const queryAt = linkAt + LINK_BYTES;
  if (bytes.length < queryAt) return null;
  return {
    partnerId: unpackId(bytes, HEAD_BYTES, 'partner'),
    mailingId: unpackId(bytes, HEAD_BYTES + PACKED_ID_BYTES, 'mailing'),
    deliveryId: kind === CLICK_BY_PERSON ? unpackId(bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES, 'delivery') : null,
    link: bytes.readUInt16BE(linkAt),
    query: bytes.length > queryAt ? bytes.toString('utf8', queryAt) : null,
  };
}

/** Token of `/o/:token`, the open pixel. Only for people who consented to tracking. */
export function openToken(keys: Keys, facts: OpenFacts): string {
  const bytes = start(keys, OPEN, [HEAD_BYTES + 3 * PACKED_ID_BYTES]);
  packId(facts.partnerId, 'partner', bytes, HEAD_BYTES);
  packId(facts.mailingId, 'mailing', bytes, HEAD_BYTES + PACKED_ID_BYTES);
  packId(facts.deliveryId, 'delivery', bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES);
  return seal(keys, 'tracking', bytes);
}

/** Reads and verifies an open token; null when it is not ours or was altered. */
export function parseOpenToken(keys: Keys, token: string): OpenFacts | null {
  const bytes = open(keys, 'tracking', token);
  if (bytes?.[0] !== OPEN || bytes.length !== HEAD_BYTES + 3 * PACKED_ID_BYTES) return null;
  return {
    partnerId: unpackId(bytes, HEAD_BYTES, 'partner'),
    mailingId: unpackId(bytes, HEAD_BYTES + PACKED_ID_BYTES, 'mailing'),
    deliveryId: unpackId(bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES, 'delivery'),
  };
}

/**
 * Token of `/u/:token`. It has no end date: opting out must work for as long as the mail can be found
 * (CASL asks for 60 days, RFC 8058 for no limit at all). It ends when its secret is rotated out twice.
 */
export function unsubscribeToken(keys: Keys, facts: UnsubscribeFacts): string {
  return seal(keys, 'unsubscribe', packPerson(keys, UNSUBSCRIBE, facts));
}

/** Reads and verifies an unsubscribe token; null when it is not ours or was altered. */
export function parseUnsubscribeToken(keys: Keys, token: string): UnsubscribeFacts | null {
  return unpackPerson(open(keys, 'unsubscribe', token), UNSUBSCRIBE);
}

/** Token of `/m/:token`, the mail as a page. A key of its own: who is shown a mail cannot unsubscribe with the link. */
export function mailViewToken(keys: Keys, facts: MailViewFacts): string {
  return seal(keys, 'mail-view', packPerson(keys, MAIL_VIEW, facts));
}

/** Reads and verifies the token of a mail's page; null when it is not ours or was altered. */
export function parseMailViewToken(keys: Keys, token: string): MailViewFacts | null {
  return unpackPerson(open(keys, 'mail-view', token), MAIL_VIEW);
}

function packPerson(keys: Keys, kind: number, { partnerId, deliveryId, contactId }: UnsubscribeFacts): Buffer {
  const bytes = start(keys, kind, [HEAD_BYTES + 3 * PACKED_ID_BYTES]);
  packId(partnerId, 'partner', bytes, HEAD_BYTES);
  packId(deliveryId, 'delivery', bytes, HEAD_BYTES + PACKED_ID_BYTES);
  packId(contactId, 'contact', bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES);
  return bytes;
}

function unpackPerson(bytes: Buffer | null, kind: number): UnsubscribeFacts | null {
  if (bytes?.[0] !== kind || bytes.length !== HEAD_BYTES + 3 * PACKED_ID_BYTES) return null;
  return {
    partnerId: unpackId(bytes, HEAD_BYTES, 'partner'),
    deliveryId: unpackId(bytes, HEAD_BYTES + PACKED_ID_BYTES, 'delivery'),
    contactId: unpackId(bytes, HEAD_BYTES + 2 * PACKED_ID_BYTES, 'contact'),
  };
}

function start(keys: Keys, kind: number, sizes: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + size, MAC_BYTES));
  bytes[0] = kind;
  bytes.write(keys.keyId, 1, 'latin1');
  return bytes;
}

/** Puts the MAC of everything before it into the last 16 bytes. */
function seal(keys: Keys, purpose: KeyPurpose, bytes: Buffer): string {
  const bodyBytes = bytes.length - MAC_BYTES;
  mac(keys.current(purpose), bytes.subarray(0, bodyBytes)).copy(bytes, bodyBytes, 0, MAC_BYTES);
  return bytes.toString('base64url');
}

/** The bytes before the MAC, or null when the text is not canonical base64url, its key is unknown or its MAC is wrong. */
function open(keys: Keys, purpose: KeyPurpose, token: string): Buffer | null {
  if (token.length > MAX_TOKEN_CHARS) return null;
  const bytes = Buffer.from(token, 'base64url');
  const bodyBytes = bytes.length - MAC_BYTES;
  // Node's decoder skips what it does not know and ignores spare bits: one token must have one spelling.
  if (bodyBytes < HEAD_BYTES || bytes.toString('base64url') !== token) return null;
  const key = keys.byId(purpose, bytes.toString('latin1', 1, HEAD_BYTES));
  if (!key) return null;
  const body = bytes.subarray(0, bodyBytes);
  const expected = mac(key, body).subarray(0, MAC_BYTES);
  return timingSafeEqual(expected, bytes.subarray(bodyBytes)) ? body : null;
}

function mac(key: Buffer, body: Buffer): Buffer {
  return createHmac('sha256', key).update(body).digest();
}
