import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { CampaignId, GroupId, TierId } from '#campaigns/kernel/ids.ts';
import { checkMeantFor } from '#campaigns/partners/meant-for-queries.ts';

/** Makes exactly these tiers the ones that see the campaign. */
export async function replaceTiers(ctx: VendorCtx, campaignId: CampaignId, tierIds: readonly TierId[]): Promise<void> {
  const { vendorId } = ctx.scope;
  await checkMeantFor(ctx, { tierIds, groupIds: [] });
  await ctx.db.campaignTier.deleteMany({ where: { vendorId, campaignId } });
  await ctx.db.campaignTier.createMany({
    data: [...new Set(tierIds)].map((tierId) => ({ vendorId, campaignId, tierId })),
  });
}

/** Makes exactly these groups the ones that see the campaign. */
export async function replaceGroups(
  ctx: VendorCtx,
  campaignId: CampaignId,
  groupIds: readonly GroupId[],
): Promise<void> {
  const { vendorId } = ctx.scope;
  await checkMeantFor(ctx, { tierIds: [], groupIds });
  await ctx.db.campaignGroup.deleteMany({ where: { vendorId, campaignId } });
  await ctx.db.campaignGroup.createMany({
    data: [...new Set(groupIds)].map((groupId) => ({ vendorId, campaignId, groupId })),
  });
}
