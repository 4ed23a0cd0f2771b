import type { Ctx } from '#campaigns/kernel/context.ts';
import { assessClaim, type ClaimAssessment } from '../assess-claim.ts';
import { getBalances } from '../ledger/balances.ts';
import type { PolicyRules, ProofKind } from '../schema.ts';
import type { ClaimRecord } from './get-claim.ts';
import { type FundRecord, getFundRecord, getRules } from './get-fund.ts';
import { getRequestRecord } from './get-request.ts';
import { findRepeatedProof } from './repeated-proof.sql.ts';

export type AssessedClaim = ClaimAssessment & { fund: FundRecord; rules: PolicyRules; policy: number };

/**
 * A claim under its rules: those of its request, else those of the day it is submitted.
 *
 * @param today the day that deadlines are asked about; default the vendor's day
 */
export async function assessStoredClaim(ctx: Ctx, claim: ClaimRecord, today?: string): Promise<AssessedClaim> {
  const { vendorId, fundId, partnerId, id: claimId } = claim;
  const fund = await getFundRecord(ctx, claim);
  const request = claim.requestId ? await getRequestRecord(ctx, claim.requestId) : null;
  const policy = claim.policyNumber ?? request?.policyNumber ?? fund.policyNumber;
  const rules = await getRules(ctx, { vendorId, fundId, number: policy });
  const files = await ctx.db.claimEvidence.findMany({
    where: { vendorId, claimId },
    select: { kind: true },
  });
  const repeated = await findRepeatedProof(ctx, { vendorId, claimId });
  const { available } = await getBalances(ctx, { vendorId, fundId, partnerId });
  const approvedMinor = request?.approvedMinor ?? 0;
  const assessment = assessClaim({
    ...{ fund, rules, policy, activity: claim.activity, startsOn: claim.startsOn, endsOn: claim.endsOn },
    request: request ? { approvedMinor, claimBy: request.claimBy ?? claim.endsOn } : null,
    lines: claim.lines,
    proof: [...new Set(files.map(({ kind }) => kind as ProofKind))],
    ...{ repeated, chain: claim.evidenceHash, today: today ?? fund.today },
    availableMinor: request ? request.reservedMinor : available,
  });
  return { ...assessment, fund, rules, policy };
}
