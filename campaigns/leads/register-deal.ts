import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type ContactId, type DealId, newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { parseAmount } from '#campaigns/kernel/money.ts';
import { customerKeyOf } from './customer-key.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import type { RegisterDeal } from './schema.ts';
import { addLeadTotals } from './totals.sql.ts';

/**
 * Registers an opportunity with the vendor, from a lead that was accepted. With it the vendor learns the company and the
 * value, and no person's name. Sourced when the lead is the partner's own, influenced when it was the vendor's.
 *
 * @throws DomainError not_found; conflict unless the lead is accepted; invalid at `value`
 */
export async function registerDeal(caller: PartnerCaller, input: RegisterDeal): Promise<{ dealId: DealId }> {
  authorize(caller.actor, 'deal:write');
  const amount = parseAmount(input.value, input.currency);
  if (amount === null) throw badValue(input.currency);
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { leadId, name, company, currency, expectedOn } = input;
    const lead = await ctx.db.lead.findFirst({
      where: { partnerId, id: leadId },
      select: { vendorId: true, origin: true, email: true, contactId: true, campaignId: true, launchId: true },
    });
    if (!lead) throw notFound('lead', leadId);
    const vendorId = lead.vendorId as VendorId;
    const now = ctx.clock.now();
    const { count } = await ctx.db.lead.updateMany({
      where: { vendorId, id: leadId, status: 'accepted' },
      data: { status: 'registered', updatedAt: now },
    });
    if (count === 0)
      throw new DomainError('conflict', `lead ${leadId} is not accepted`, {
        show: 'A deal is registered from a lead that you accepted, and once. Nothing was changed.',
      });
    const dealId = newId('deal');
    await ctx.db.deal.createMany({
      data: [
        {
          ...{ vendorId, id: dealId, partnerId, leadId, name, company, currency, valueMinor: BigInt(amount) },
          ...{ campaignId: lead.campaignId, launchId: lead.launchId, registeredAt: now, updatedAt: now },
          credit: lead.origin === 'partner' ? 'sourced' : 'influenced',
          customerKey: customerKeyOf({ email: lead.email, company }),
          expectedOn: expectedOn ? new Date(`${expectedOn}T00:00:00Z`) : null,
          registeredBy: actorName(ctx.actor),
        },
      ],
    });
    await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'registered', data: { dealId } });
    if (lead.origin === 'partner') await addLeadTotals(ctx, vendorId, [{ launchId: lead.launchId, registered: 1 }]);
    const contact = lead.contactId ? { contactId: lead.contactId as ContactId } : {};
    await emit(ctx, { type: 'deal.registered', vendorId, partnerId, dealId, ...contact });
    await audit(ctx, { action: 'deal.registered', objectType: 'deal', objectId: dealId, after: { amount, currency } });
    return { dealId };
  });
}

/** The amount does not fit its currency. */
export function badValue(currency: string): DomainError {
  const show = `This is no amount in ${currency}.`;
  return new DomainError('invalid', `amount does not fit ${currency}`, { show, fields: { value: show } });
}
