import { PartnerId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/** What the link in a mail says: whose posts, to which address it was sent, and until when it answers. */
export type ApprovalFacts = { partnerId: PartnerId; email: string; until: Date };

const MAC_BYTES = 16;
export const APPROVAL_DAYS = 14;

export function approvalToken(keys: Keys, { partnerId, email, until }: ApprovalFacts): string {
  const mail = Buffer.from(email).toString('base64url');
  const head = [partnerId, mail, until.getTime().toString(36), keys.keyId].join('.');
  return `${head}.${sign(keys.current('social-approval'), head, MAC_BYTES)}`;
}

/** Reads a token; null when it is not ours, was altered, or its time is over. */
export function parseApprovalToken(keys: Keys, token: string, now: Date): ApprovalFacts | null {
  const at = token.lastIndexOf('.');
  const head = token.slice(0, at);
  const [partner, email = '', until = '', keyId = ''] = head.split('.');
  const key = keys.byId('social-approval', keyId);
  if (at < 0 || !key || !signaturesMatch(token.slice(at + 1), sign(key, head, MAC_BYTES))) return null;
  const ends = new Date(Number.parseInt(until, 36));
  if (ends < now) return null;
  return { partnerId: PartnerId.parse(partner), email: Buffer.from(email, 'base64url').toString(), until: ends };
}
