import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { DealId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor, parseAmount } from '#campaigns/kernel/money.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { DEAL_MOVES } from './deal-status.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import { badValue } from './register-deal.ts';
import type { CloseDeal, MoveDeal } from './schema.ts';
import { addLeadTotals } from './totals.sql.ts';

/**
 * Says how far a deal has come.
 *
 * @throws DomainError not_found; conflict when it is closed
 */
export async function moveDeal(caller: PartnerCaller, { dealId, stage }: MoveDeal): Promise<void> {
  authorize(caller.actor, 'deal:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = await getOwnDeal(ctx, dealId);
    const { count } = await ctx.db.deal.updateMany({
      where: { vendorId, id: dealId, status: { in: ['registered', 'approved'] } },
      data: { stage, updatedAt: ctx.clock.now() },
    });
    if (count === 0) throw closed(dealId);
    await audit(ctx, { action: 'deal.moved', objectType: 'deal', objectId: dealId, after: { stage } });
  });
}

/**
 * Ends a deal: won with what it was worth in the end, or lost with the reason. Only an approved deal is won.
 *
 * @throws DomainError not_found; conflict; invalid at `value` or `reason`
 */
export async function closeDeal(caller: PartnerCaller, { dealId, result, value, reason }: CloseDeal): Promise<void> {
  authorize(caller.actor, 'deal:write');
  await inTransaction(caller, async (ctx) => {
    const deal = await getOwnDeal(ctx, dealId);
    const { vendorId, leadId, currency } = deal;
    const amount = value === undefined ? fromMinor(deal.valueMinor) : parseAmount(value, currency);
    if (amount === null) throw badValue(currency);
    if (result === 'lost' && reason === '') {
      const show = 'Say why it was lost, in a few words.';
      throw new DomainError('invalid', `deal ${dealId} lost without a reason`, { show, fields: { reason: show } });
    }
    const now = ctx.clock.now();
    const { count } = await ctx.db.deal.updateMany({
      where: { vendorId, id: dealId, status: { in: statesBefore(DEAL_MOVES, result) } },
      data: { status: result, valueMinor: BigInt(amount), lostReason: reason, closedAt: now, updatedAt: now },
    });
    if (count === 0) throw closed(dealId);
    const moved = await ctx.db.lead.updateManyAndReturn({
      where: { vendorId, id: leadId, status: 'registered' },
      data: { status: result, statusReason: reason, updatedAt: now },
      select: { launchId: true, origin: true },
    });
    for (const { launchId, origin } of moved)
      if (result === 'won' && origin === 'partner') await addLeadTotals(ctx, vendorId, [{ launchId, won: 1 }]);
    const { partnerId } = ctx.scope;
    await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: result, data: { dealId, reason } });
    const action = result === 'won' ? 'deal.won' : 'deal.lost';
    await audit(ctx, { action, objectType: 'deal', objectId: dealId, after: { amountMinor: amount, currency } });
    await emit(ctx, { type: 'deal.closed', vendorId, partnerId, dealId });
  });
}

async function getOwnDeal(ctx: PartnerCtx, dealId: DealId) {
  const deal = await ctx.db.deal.findFirst({
    where: { partnerId: ctx.scope.partnerId, id: dealId },
    select: { vendorId: true, leadId: true, currency: true, valueMinor: true },
  });
  if (!deal) throw notFound('deal', dealId);
  return { ...deal, vendorId: deal.vendorId as VendorId };
}

function closed(dealId: DealId): DomainError {
  return new DomainError('conflict', `deal ${dealId} does not stand where this can be done`, {
    show: 'This cannot be done with the deal as it stands: it is closed, or not approved yet.',
  });
}
