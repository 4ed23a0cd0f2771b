import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import type { LineVerdict } from './assess-claim.ts';
import { assessStoredClaim } from './internal/claim-facts.ts';
import { finishClaim } from './internal/finish-claim.ts';
import { type ClaimRecord, getClaimRecord, moveClaim } from './internal/get-claim.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { lockClaim } from './internal/lock-claim.sql.ts';
import { recordDecision } from './internal/record-decision.ts';
import type { ClaimIdInput } from './schema.ts';

/**
 * Lets the rules decide a submitted claim as far as they can: lines that meet every rule are approved up to the limit,
 * kinds of cost that are never paid are refused, the rest waits for a person. Nothing left to decide = the claim is
 * approved. Doing it again does nothing.
 */
export async function decideClaimByRules(caller: VendorCaller, { claimId }: ClaimIdInput): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  try {
    await inTransaction(caller, (ctx) => decide(ctx, claimId, { alone: true }));
  } catch (error) {
    // Somebody took the money between the look and the posting: a person shall see it.
    if (!isDomainError(error) || error.code !== 'limit_exceeded') throw error;
    await inTransaction(caller, (ctx) => decide(ctx, claimId, { alone: false }));
  }
}

/** Claims whose bell was lost with the queue. */
export async function decideWaitingClaims(caller: VendorCaller): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  const rows = await inTransaction(caller, ({ db, scope: { vendorId } }) =>
    db.claim.findMany({ where: { vendorId, status: 'submitted' }, select: { id: true }, take: 1_000 }),
  );
  for (const { id } of rows) await decideClaimByRules(caller, { claimId: id as ClaimId });
}

async function decide(ctx: VendorCtx, claimId: ClaimId, { alone }: { alone: boolean }): Promise<void> {
  await lockClaim(ctx, claimId);
  const claim = await getClaimRecord(ctx, claimId);
  if (claim.status !== 'submitted') return;
  const { timeZone } = await getFundRecord(ctx, claim);
  const day = toLocalDate(claim.submittedAt ?? ctx.clock.now(), timeZone);
  const { verdicts, lines, policy } = await assessStoredClaim(ctx, claim, day);
  const decided = alone ? verdicts : verdicts.map(leftToPerson);
  await writeVerdicts(ctx, claim, decided);
  await moveClaim(ctx, claim, 'in_review');
  if (decided.every(({ verdict }) => verdict !== 'open'))
    return finishClaim(ctx, claimId, { person: null, policy, lines, note: '' });
  const approved = decided.filter(({ verdict }) => verdict === 'approved');
  await recordDecision(ctx, {
    ...{ partnerId: claim.partnerId, fundId: claim.fundId, subjectId: claimId, outcome: 'in_review' },
    amountMinor: approved.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    ...{ currency: claim.currency, policyNumber: policy, lines, note: '', decidedBy: null },
  });
}

function leftToPerson(line: LineVerdict): LineVerdict {
  return line.verdict === 'approved' ? { ...line, verdict: 'open' } : line;
}

async function writeVerdicts(ctx: VendorCtx, { id, vendorId }: ClaimRecord, verdicts: readonly LineVerdict[]) {
  for (const { number, verdict, amountMinor } of verdicts) {
    if (verdict === 'open') continue;
    await ctx.db.claimLine.updateMany({
      where: { vendorId, claimId: id, number },
      data: { verdict, approvedMinor: verdict === 'approved' ? amountMinor : 0 },
    });
  }
}
