import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { newId, type TierId } from '#campaigns/kernel/ids.ts';
import type { CreateTierInput, MoveTierInput, RenameTierInput, SetTierGoalsInput, TierIdInput } from './schema.ts';

/**
 * A new tier below the others.
 *
 * @throws DomainError forbidden · conflict (the name is taken)
 */
export async function createTier(caller: VendorCaller, { name }: CreateTierInput): Promise<{ tierId: TierId }> {
  authorize(caller.actor, 'partner:manage');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const id = newId('tier');
    const rank = (await ctx.db.tier.count()) + 1;
    const { count } = await ctx.db.tier.createMany({ data: { vendorId, id, name, rank }, skipDuplicates: true });
    if (count === 0) throw nameTaken(name);
    await audit(ctx, { action: 'tier.created', objectType: 'tier', objectId: id, after: { name } });
    return { tierId: id };
  });
}

/** @throws DomainError forbidden · not_found · conflict (the name is taken) */
export async function renameTier(caller: VendorCaller, { tierId, name }: RenameTierInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    const before = await getTier(ctx, tierId);
    if (await ctx.db.tier.findFirst({ where: { name, id: { not: tierId } }, select: { id: true } }))
      throw nameTaken(name);
    await ctx.db.tier.update({ where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: tierId } }, data: { name } });
    await audit(ctx, { action: 'tier.renamed', objectType: 'tier', objectId: tierId, before, after: { name } });
  });
}

/**
 * Says what a partner does within a year to be considered for a tier. It moves nobody: a person changes the tier.
 *
 * @throws DomainError forbidden · not_found
 */
export async function setTierGoals(caller: VendorCaller, { tierId, ...goals }: SetTierGoalsInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    await getTier(ctx, tierId);
    await ctx.db.tier.update({ where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: tierId } }, data: goals });
    await audit(ctx, { action: 'tier.goals_set', objectType: 'tier', objectId: tierId, after: goals });
  });
}

/**
 * Puts a tier at another place of the order; the others move up or down.
 *
 * @throws DomainError forbidden · not_found
 */
export async function moveTier(caller: VendorCaller, { tierId, rank }: MoveTierInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    await getTier(ctx, tierId);
    const { vendorId } = ctx.scope;
    const tiers = await ctx.db.tier.findMany({ orderBy: [{ rank: 'asc' }, { id: 'asc' }], select: { id: true } });
    const others = tiers.map(({ id }) => id).filter((id) => id !== tierId);
    others.splice(rank - 1, 0, tierId);
    for (const [index, id] of others.entries())
      await ctx.db.tier.update({ where: { vendorId_id: { vendorId, id } }, data: { rank: index + 1 } });
    await audit(ctx, { action: 'tier.moved', objectType: 'tier', objectId: tierId, after: { rank } });
  });
}

/**
 * Removes a tier that nothing uses: a campaign or journey offered to it alone would otherwise be offered to everybody.
 *
 * @throws DomainError forbidden · not_found · conflict (partners, campaigns or journeys use it)
 */
export async function removeTier(caller: VendorCaller, { tierId }: TierIdInput): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  await inTransaction(caller, async (ctx) => {
    const before = await getTier(ctx, tierId);
    const [partners, campaigns, journeys] = [
      await ctx.db.partnership.count({ where: { tierId } }),
      await ctx.db.campaignTier.count({ where: { tierId } }),
      await ctx.db.journeyTier.count({ where: { tierId } }),
    ];
    if (partners + campaigns + journeys > 0)
      throw new DomainError('conflict', `${tierId} is used`, {
        show: `This tier is used by ${partners} partners, ${campaigns} campaigns and ${journeys} journeys. Give them another one first.`,
      });
    await ctx.db.tier.delete({ where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: tierId } } });
    await audit(ctx, { action: 'tier.removed', objectType: 'tier', objectId: tierId, before });
  });
}

async function getTier(ctx: VendorCtx, tierId: TierId): Promise<{ name: string }> {
  const where = { vendorId_id: { vendorId: ctx.scope.vendorId, id: tierId } };
  const tier = await ctx.db.tier.findUnique({ where, select: { name: true } });
  if (!tier) throw notFound('tier', tierId);
  return tier;
}

function nameTaken(name: string): DomainError {
  return new DomainError('conflict', `there is a tier ${name}`, {
    show: 'There is a tier of this name already.',
    fields: { name: 'is taken by another tier' },
  });
}
