import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { SetFrequencyCapInput, UpdatePartnerInput, UpdateVendorInput } from './schema.ts';

/** @throws DomainError forbidden */
export async function updateVendor(caller: VendorCaller, input: UpdateVendorInput): Promise<void> {
  authorize(caller.actor, 'organization:update');
  const { vendorId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const select = { name: true, website: true, locale: true, timeZone: true } as const;
    const before = await ctx.db.vendor.findUniqueOrThrow({ where: { id: vendorId }, select });
    const data = { ...input, website: input.website || null };
    await ctx.db.vendor.update({ where: { id: vendorId }, data });
    await audit(ctx, { action: 'vendor.updated', objectType: 'vendor', objectId: vendorId, before, after: data });
  });
}

/** @throws DomainError forbidden */
export async function updatePartner(caller: PartnerCaller, input: UpdatePartnerInput): Promise<void> {
  authorize(caller.actor, 'organization:update');
  const { partnerId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const select = { name: true, country: true, locale: true, timeZone: true } as const;
    const before = await ctx.db.partner.findUniqueOrThrow({ where: { id: partnerId }, select });
    const data = { ...input, country: input.country || null };
    await ctx.db.partner.update({ where: { id: partnerId }, data });
    await audit(ctx, { action: 'partner.updated', objectType: 'partner', objectId: partnerId, before, after: data });
  });
}

/**
 * How often one contact is mailed at most, across all the partner's vendors; without `capMailings` there is no cap. It
 * holds from the next delivery on.
 *
 * @throws DomainError forbidden
 */
export async function setFrequencyCap(caller: PartnerCaller, input: SetFrequencyCapInput): Promise<void> {
  authorize(caller.actor, 'organization:update');
  const { partnerId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const select = { capMailings: true, capDays: true } as const;
    const before = await ctx.db.partner.findUniqueOrThrow({ where: { id: partnerId }, select });
    const data = { capMailings: input.capMailings ?? null, capDays: input.capDays };
    await ctx.db.partner.update({ where: { id: partnerId }, data });
    await audit(ctx, { action: 'partner.cap_set', objectType: 'partner', objectId: partnerId, before, after: data });
  });
}
