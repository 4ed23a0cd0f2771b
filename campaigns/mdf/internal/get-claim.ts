import type { Ctx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { ClaimId, FundId, FundRequestId, LaunchId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { CLAIM_MOVES, type ClaimStatus } from '../claim-status.ts';
import type { ActivityType, CostCategory } from '../schema.ts';

export type ClaimLineRecord = {
  number: number;
  description: string;
  category: CostCategory;
  amountMinor: number;
  approvedMinor: number | null;
  verdict: 'open' | 'approved' | 'reduced' | 'refused';
};

/** A claim as the use cases need it; amounts in minor units of `currency`. */
export type ClaimRecord = {
  id: ClaimId;
  vendorId: VendorId;
  partnerId: PartnerId;
  fundId: FundId;
  requestId: FundRequestId | null;
  launchId: LaunchId | null;
  currency: string;
  status: ClaimStatus;
  activity: ActivityType;
  startsOn: string;
  endsOn: string;
  claimedMinor: number;
  approvedMinor: number | null;
  paidMinor: number;
  policyNumber: number | null;
  evidenceHash: string;
  submittedAt: Date | null;
  submittedBy: string | null;
  lines: ClaimLineRecord[];
};

/** @throws DomainError not_found, also where the scope may not see it */
export async function getClaimRecord(ctx: Ctx, claimId: ClaimId): Promise<ClaimRecord> {
  const { scope } = ctx;
  const row = await ctx.db.claim.findUnique({
    where:
      scope.side === 'partner'
        ? { partnerId_id: { partnerId: scope.partnerId, id: claimId } }
        : { vendorId_id: { vendorId: scope.vendorId, id: claimId } },
    select: {
      ...{ vendorId: true, partnerId: true, fundId: true, requestId: true, launchId: true, currency: true },
      ...{ status: true, activity: true, startsOn: true, endsOn: true, claimedMinor: true, approvedMinor: true },
      ...{ paidMinor: true, policyNumber: true, evidenceHash: true, submittedAt: true, submittedBy: true },
      lines: {
        orderBy: { number: 'asc' },
        select: {
          ...{ number: true, description: true, category: true, amountMinor: true, approvedMinor: true, verdict: true },
        },
      },
    },
  });
  if (!row) throw notFound('claim', claimId);
  return {
    ...row,
    id: claimId,
    vendorId: row.vendorId as VendorId,
    partnerId: row.partnerId as PartnerId,
    fundId: row.fundId as FundId,
    requestId: row.requestId as FundRequestId | null,
    launchId: row.launchId as LaunchId | null,
    status: row.status as ClaimStatus,
    activity: row.activity as ActivityType,
    claimedMinor: fromMinor(row.claimedMinor),
    approvedMinor: row.approvedMinor === null ? null : fromMinor(row.approvedMinor),
    paidMinor: fromMinor(row.paidMinor),
    lines: row.lines.map((line) => ({
      ...line,
      category: line.category as CostCategory,
      verdict: line.verdict as ClaimLineRecord['verdict'],
      amountMinor: fromMinor(line.amountMinor),
      approvedMinor: line.approvedMinor === null ? null : fromMinor(line.approvedMinor),
    })),
  };
}

/**
 * Moves a claim by a guarded update, so that of two who try only one does it.
 *
 * @throws DomainError conflict when it is in another state by now
 */
export async function moveClaim(
  ctx: Ctx,
  claim: Pick<ClaimRecord, 'id' | 'vendorId'>,
  to: ClaimStatus,
  data: Prisma.ClaimUpdateManyMutationInput = {},
): Promise<void> {
  const { id, vendorId } = claim;
  const { count } = await ctx.db.claim.updateMany({
    where: { vendorId, id, status: { in: statesBefore(CLAIM_MOVES, to) } },
    data: { ...data, status: to },
  });
  if (count > 0) return;
  const { status } = await getClaimRecord(ctx, id);
  throw new DomainError('conflict', `Claim ${id} is ${status} and cannot become ${to}`, {
    show: 'This claim has been changed meanwhile, so nothing was done. Look at it again.',
    details: { status },
  });
}
