import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';
import { listConflicts } from './deal-queries.ts';
import { PROTECTION_DAYS } from './deal-status.ts';
import { holdCustomer } from './deals.sql.ts';
import type { DecideDeal } from './schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Approves a registered deal, which protects its customer for the partner, or refuses it. While another partner's
 * protection lasts, approving needs a reason.
 *
 * @throws DomainError not_found; conflict when it is decided; invalid at `reason` when one is needed
 */
export async function decideDeal(caller: VendorCaller, input: DecideDeal): Promise<void> {
  authorize(caller.actor, 'deal:decide');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const { dealId, decision, reason } = input;
    const deal = await ctx.db.deal.findUnique({
      where: { vendorId_id: { vendorId, id: dealId } },
      select: { partnerId: true, customerKey: true },
    });
    if (!deal) throw notFound('deal', dealId);
    await holdCustomer(ctx, deal.customerKey);
    const approved = decision === 'approve';
    if (!approved && reason === '') throw needsReason('Say why, so that the partner knows.');
    const conflicts = approved ? await listConflicts(ctx, dealId) : [];
    const holder = conflicts.find((conflict) => conflict.protectedUntil !== null);
    if (holder && reason === '')
      throw needsReason(
        `${holder.partnerName} is protected for this customer. Say why this deal is approved all the same.`,
      );
    const now = ctx.clock.now();
    const { count } = await ctx.db.deal.updateMany({
      where: { vendorId, id: dealId, status: 'registered' },
      data: {
        ...{ status: approved ? 'approved' : 'rejected', decisionReason: reason, decidedAt: now, updatedAt: now },
        decidedBy: actorName(ctx.actor),
        protectedUntil: approved ? new Date(now.getTime() + PROTECTION_DAYS * DAY_MS) : null,
      },
    });
    if (count === 0)
      throw new DomainError('conflict', `deal ${dealId} is decided`, { show: 'This deal has been decided already.' });
    await audit(ctx, {
      ...{ action: approved ? 'deal.approved' : 'deal.rejected', objectType: 'deal', objectId: dealId },
      after: { reason, conflicts: conflicts.length },
    });
    await emit(ctx, { type: 'deal.decided', vendorId, partnerId: deal.partnerId as PartnerId, dealId });
  });
}

function needsReason(show: string): DomainError {
  return new DomainError('invalid', 'decision without a reason', { show, fields: { reason: show } });
}
