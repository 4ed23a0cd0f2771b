import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { getClaimRecord, moveClaim } from '../internal/get-claim.ts';
import { getFundRecord } from '../internal/get-fund.ts';
import { lockPayments } from './lock-payments.sql.ts';
import { payPart } from './pay-part.ts';
import type { PaymentRunIdInput } from './schema.ts';

/**
 * The bank has done what the file says: every claim in it is paid, in the ledger too. Again and again pays once.
 *
 * @throws DomainError forbidden · not_found · conflict (settled or cancelled already)
 */
export async function confirmPaymentRun(caller: VendorCaller, { runId }: PaymentRunIdInput): Promise<void> {
  authorize(caller.actor, 'payment:run');
  await inTransaction(
    caller,
    async (ctx) => {
      await moveRun(ctx, runId, 'paid');
      for (const { claimId, part, amountMinor } of await partsOf(ctx, runId)) {
        const claim = await getClaimRecord(ctx, claimId as ClaimId);
        const { timeZone } = await getFundRecord(ctx, claim);
        const paidOn = toLocalDate(ctx.clock.now(), timeZone);
        await payPart(ctx, claim, { part, amountMinor: fromMinor(amountMinor) });
        await ctx.db.settlement.updateMany({
          where: { vendorId: ctx.scope.vendorId, claimId, part },
          data: { status: 'paid', paidOn },
        });
      }
      await audit(ctx, { action: 'payment_run.paid', objectType: 'payment_run', objectId: runId });
    },
    { timeoutMs: 120_000 },
  );
}

/**
 * The file is not used: its claims wait for the next one.
 *
 * @throws DomainError forbidden · not_found · conflict (settled or cancelled already)
 */
export async function cancelPaymentRun(caller: VendorCaller, { runId }: PaymentRunIdInput): Promise<void> {
  authorize(caller.actor, 'payment:run');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    await moveRun(ctx, runId, 'cancelled');
    for (const { claimId } of await partsOf(ctx, runId)) {
      const claim = await getClaimRecord(ctx, claimId as ClaimId);
      const whole = claim.approvedMinor === claim.claimedMinor ? 'approved' : 'approved_partial';
      await moveClaim(ctx, claim, claim.paidMinor > 0 ? 'part_paid' : whole);
    }
    await ctx.db.settlement.updateMany({ where: { vendorId, runId }, data: { status: 'cancelled' } });
    await audit(ctx, { action: 'payment_run.cancelled', objectType: 'payment_run', objectId: runId });
  });
}

function partsOf(ctx: VendorCtx, runId: string) {
  return ctx.db.settlement.findMany({
    where: { vendorId: ctx.scope.vendorId, runId, status: 'scheduled' },
    orderBy: { claimId: 'asc' },
    select: { claimId: true, part: true, amountMinor: true },
  });
}

async function moveRun(ctx: VendorCtx, runId: string, to: 'paid' | 'cancelled'): Promise<void> {
  await lockPayments(ctx);
  const { vendorId } = ctx.scope;
  const { count } = await ctx.db.paymentRun.updateMany({
    where: { vendorId, id: runId, status: 'prepared' },
    data: { status: to, settledAt: ctx.clock.now() },
  });
  if (count > 0) return;
  const run = await ctx.db.paymentRun.findUnique({
    where: { vendorId_id: { vendorId, id: runId } },
    select: { status: true },
  });
  if (!run) throw notFound('payment run', runId);
  throw new DomainError('conflict', `Payment run ${runId} is ${run.status}`, {
    show: run.status === 'paid' ? 'This file has been paid already.' : 'This file was cancelled.',
  });
}
