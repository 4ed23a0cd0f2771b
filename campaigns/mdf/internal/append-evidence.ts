import { actorName } from '#campaigns/kernel/actor-name.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { CHAIN_START, linkOf } from '../evidence-chain.ts';
import type { ProofKind } from '../schema.ts';
import type { ShownProof } from '../shown-proof.ts';
import type { ClaimRecord } from './get-claim.ts';
import { lockClaim } from './lock-claim.sql.ts';

/** A file whose bytes lie in the store already, under the partner's id and their hash. */
export type EvidenceFile = {
  kind: ProofKind;
  fileName: string;
  mime: string;
  bytes: number;
  sha256: string;
  origin: 'launch' | 'upload';
  /** what screens show of it: the same as in its bytes */
  shown?: ShownProof;
};

// Far above what a claim needs; keeps its pages and its check bounded.
const MAX_FILES = 50;

/**
 * Hangs files onto a claim's chain, one writer at a time.
 *
 * @throws DomainError limit_exceeded
 */
export async function appendEvidence(
  ctx: PartnerCtx,
  claim: Pick<ClaimRecord, 'id' | 'vendorId' | 'partnerId'>,
  files: readonly EvidenceFile[],
): Promise<void> {
  const { id: claimId, vendorId, partnerId } = claim;
  await lockClaim(ctx, claimId);
  const last = await ctx.db.claimEvidence.findFirst({
    where: { vendorId, claimId },
    orderBy: { number: 'desc' },
    select: { number: true, hash: true },
  });
  let [number, prevHash] = [last?.number ?? 0, last?.hash ?? CHAIN_START];
  if (number + files.length > MAX_FILES) throw tooMany(claimId);
  const addedAt = ctx.clock.now();
  const rows = files.map((file) => {
    number += 1;
    const item = { ...file, claimId, number, addedBy: actorName(ctx.actor) };
    const hash = linkOf(prevHash, { ...item, addedAt: addedAt.toISOString() });
    const row = { ...item, vendorId, partnerId, addedAt, prevHash, hash };
    prevHash = hash;
    return row;
  });
  await ctx.db.claimEvidence.createMany({ data: rows });
  await ctx.db.claim.updateMany({ where: { vendorId, id: claimId }, data: { evidenceHash: prevHash } });
}

function tooMany(claimId: ClaimId): DomainError {
  return new DomainError('limit_exceeded', `${claimId} has more than ${MAX_FILES} files`, {
    show: `A claim holds at most ${MAX_FILES} files. Nothing was added.`,
  });
}
