import { createHash } from 'node:crypto';
import { InvitationId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

/**
 * The token of an invitation's link: its id, the secret's id, and an HMAC over both. It is worked out and never stored,
 * so that the job that mails it needs only the id; the table keeps its SHA-256.
 */
export function invitationToken(keys: Keys, invitationId: string): string {
  const head = `${invitationId}.${keys.keyId}`;
  return `${head}${sign(keys.current('invitation'), head)}`;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The invitation a token is for; null when it is not of this installation. Whether it is still open is for the row to say. */
export function parseInvitationToken(keys: Keys, token: string): InvitationId | null {
  const [id, rest] = token.split('.');
  if (!id || !rest || token.length > 200) return null;
  const keyId = rest.slice(0, 2);
  const key = keys.byId('invitation', keyId);
  if (!key || !signaturesMatch(rest.slice(2), sign(key, `${id}.${keyId}`))) return null;
  return InvitationId.safeParse(id).data ?? null;
}

/**
 * The link that sets up an empty installation: good until `until` and until there is a vendor.
 *
 * @param until ms since 1970
 */
export function setUpToken(keys: Keys, until: number): string {
  const head = `setup.${until}.${keys.keyId}`;
  return `${head}${sign(keys.current('invitation'), head)}`;
}

export function isSetUpToken(keys: Keys, token: string, now: Date): boolean {
  const [kind, until, rest] = token.split('.');
  if (kind !== 'setup' || !until || !rest || token.length > 200) return false;
  const key = keys.byId('invitation', rest.slice(0, 2));
  const genuine = key && signaturesMatch(rest.slice(2), sign(key, `setup.${until}.${rest.slice(0, 2)}`));
  return Boolean(genuine) && Number(until) > now.getTime();
}
