import { createHash } from 'node:crypto';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { CHAIN_START, linkOf } from './evidence-chain.ts';
import { getClaimRecord } from './internal/get-claim.ts';
import { proofText, ShownProof } from './shown-proof.ts';

export type EvidenceReport = {
  whole: boolean;
  /** the last link, as the claim and its decisions name it */
  hash: string;
  files: { number: number; fileName: string; kind: string; sha256: string; problem: string | null }[];
  /** what is wrong with the chain as a whole */
  problems: string[];
};

/**
 * Reads every file of a claim again and follows the chain from its start: one byte changed in a file, a name, a time or
 * the order breaks it, and the report says where.
 *
 * @throws DomainError not_found
 */
export async function verifyEvidence(
  caller: VendorCaller & { files: FileStore },
  { claimId }: { claimId: ClaimId },
): Promise<EvidenceReport> {
  authorize(caller.actor, 'mdf:read');
  const { claim, rows } = await inTransaction(caller, async (ctx) => ({
    claim: await getClaimRecord(ctx, claimId),
    rows: await ctx.db.claimEvidence.findMany({ where: { claimId }, orderBy: { number: 'asc' } }),
  }));
  const files: EvidenceReport['files'] = [];
  let previous = CHAIN_START;
  for (const [at, row] of rows.entries()) {
    const { number, fileName, kind, sha256 } = row;
    const link = linkOf(previous, { ...row, addedAt: row.addedAt.toISOString() });
    let problem = await problemOf(caller.files, `${row.partnerId}/${sha256}`, row);
    if (row.prevHash !== previous || row.hash !== link) problem ??= 'its link is another';
    if (number !== at + 1) problem ??= 'a file before it is missing';
    files.push({ number, fileName, kind, sha256, problem });
    previous = link;
  }
  const problems =
    claim.evidenceHash === (rows.length === 0 ? '' : previous) ? [] : ['the claim names another last link'];
  const whole = problems.length === 0 && files.every(({ problem }) => problem === null);
  return { whole, hash: claim.evidenceHash, files, problems };
}

type Kept = { sha256: string; shown: unknown };

async function problemOf(files: FileStore, path: string, { sha256, shown }: Kept): Promise<string | null> {
  if (!(await files.exists(path))) return 'its bytes are missing';
  const bytes = await files.get(path);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) return 'its bytes are others';
  if (shown !== null && proofText(ShownProof.parse(shown)) !== bytes.toString())
    return 'what is shown of it is not in it';
  return null;
}
