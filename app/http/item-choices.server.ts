import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { listGroups, listTiers } from '#campaigns/partners/queries.ts';
import { zoneChoices } from './time-zones.server.ts';

/** What an item's form offers to choose from. */
export async function itemChoices(ctx: VendorCtx) {
  const [tiers, groups] = [await listTiers(ctx), await listGroups(ctx)];
  return { tiers, groups, ...(await zoneChoices(ctx)) };
}
