import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { listGroups, listTiers } from '#campaigns/partners/queries.ts';
import { TIME_ZONES } from './time-zones.server.ts';

/** What an item's form offers to choose from. */
export async function itemChoices(ctx: VendorCtx) {
  const vendor = await ctx.db.vendor.findUnique({ where: { id: ctx.scope.vendorId }, select: { timeZone: true } });
  const [tiers, groups] = [await listTiers(ctx), await listGroups(ctx)];
  return { tiers, groups, timeZones: TIME_ZONES, timeZone: vendor?.timeZone ?? 'UTC' };
}
