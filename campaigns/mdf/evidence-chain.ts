import { createHash } from 'node:crypto';

/** One file of a claim's evidence, as it is hashed. */
export type EvidenceItem = {
  claimId: string;
  number: number;
  kind: string;
  fileName: string;
  mime: string;
  bytes: number;
  sha256: string;
  origin: string;
  addedBy: string;
  /** ISO 8601, UTC */
  addedAt: string;
};

/** What the first link hangs on. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The link of one file: SHA-256 over the link before and the file's own facts, the hash of its bytes among them. To
 * change a byte, a name or the order of anything is to change every link after it.
 *
 * @returns 64 hex digits
 */
export function linkOf(previous: string, item: EvidenceItem): string {
  const { claimId, number, kind, fileName, mime, bytes, sha256, origin, addedBy, addedAt } = item;
  // An array and not an object: its order is fixed, so the same facts are always the same text.
  const text = JSON.stringify([claimId, number, kind, fileName, mime, bytes, sha256, origin, addedBy, addedAt]);
  return createHash('sha256').update(`${previous}\n${text}`).digest('hex');
}
