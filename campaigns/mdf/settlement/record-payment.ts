import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { CLAIMS_TO_PAY } from '../claim-status.ts';
import { requireAmount } from '../internal/amounts.ts';
import { getClaimRecord } from '../internal/get-claim.ts';
import { lockPayments } from './lock-payments.sql.ts';
import { payPart } from './pay-part.ts';
import type { RecordPaymentInput } from './schema.ts';

/**
 * Writes down a payment that was made without a file (a credit note, a card), whole or in part.
 *
 * @throws DomainError forbidden · not_found · invalid (the amount) · conflict (not approved, or in a file)
 */
export async function recordPayment(caller: VendorCaller, input: RecordPaymentInput): Promise<void> {
  authorize(caller.actor, 'payment:run');
  const { claimId, paidOn, reference } = input;
  await inTransaction(caller, async (ctx) => {
    await lockPayments(ctx);
    const { vendorId } = ctx.scope;
    const claim = await getClaimRecord(ctx, claimId);
    if (!CLAIMS_TO_PAY.includes(claim.status)) {
      throw new DomainError('conflict', `Claim ${claimId} is ${claim.status}`, {
        show: 'This claim is not approved, or is in a payment file already. Nothing was changed.',
      });
    }
    const amountMinor = requireAmount(input.amount, claim.currency, 'amount');
    const part = (await ctx.db.settlement.count({ where: { vendorId, claimId } })) + 1;
    await ctx.db.settlement.createMany({
      data: {
        ...{ vendorId, claimId, part, partnerId: claim.partnerId, amountMinor, currency: claim.currency },
        ...{ status: 'paid', paidOn, reference, createdAt: ctx.clock.now() },
      },
    });
    await audit(ctx, { action: 'claim.paid', objectType: 'claim', objectId: claimId, after: { amountMinor, part } });
    await payPart(ctx, claim, { part, amountMinor });
  });
}
