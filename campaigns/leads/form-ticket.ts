import { randomBytes } from 'node:crypto';
import type { FormVersionId } from '#campaigns/kernel/ids.ts';
import { type Keys, sign, signaturesMatch } from '#campaigns/kernel/secrets.ts';

export type FormTicket = { id: string; formVersionId: string; issuedAt: Date };

/**
 * What a page with a form carries: when it was made, for which form. It names nobody. Make one per visit; a page that is
 * cached fetches it apart.
 */
export function makeFormTicket(
  keys: Keys,
  { formVersionId, now }: { formVersionId: FormVersionId; now: Date },
): string {
  const head = [randomBytes(12).toString('base64url'), formVersionId, now.getTime().toString(36), keys.keyId].join('.');
  return `${head}.${sign(keys.current('lead-form'), head, 16)}`;
}

/** Reads a ticket; null when it is not ours, or was altered. */
export function readFormTicket(keys: Keys, ticket: string): FormTicket | null {
  const [id = '', formVersionId = '', at = '', keyId = '', mac = '', more] = ticket.split('.');
  const key = keys.byId('lead-form', keyId);
  if (!key || more !== undefined) return null;
  if (!signaturesMatch(mac, sign(key, [id, formVersionId, at, keyId].join('.'), 16))) return null;
  return { id, formVersionId, issuedAt: new Date(Number.parseInt(at, 36)) };
}
