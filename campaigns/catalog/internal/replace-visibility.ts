import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { CampaignId, GroupId, TierId } from '#campaigns/kernel/ids.ts';

/** Makes exactly these tiers the ones that see the campaign. */
export async function replaceTiers(ctx: VendorCtx, campaignId: CampaignId, tierIds: readonly TierId[]): Promise<void> {
  const { vendorId } = ctx.scope;
  const ids = [...new Set(tierIds)];
  const found = await ctx.db.tier.findMany({ where: { vendorId, id: { in: ids } }, select: { id: true } });
  const missing = ids.find((id) => !found.some((row) => row.id === id));
  if (missing) throw notFound('tier', missing);
  await ctx.db.campaignTier.deleteMany({ where: { vendorId, campaignId } });
  await ctx.db.campaignTier.createMany({ data: ids.map((tierId) => ({ vendorId, campaignId, tierId })) });
}

/** Makes exactly these groups the ones that see the campaign. */
export async function replaceGroups(
  ctx: VendorCtx,
  campaignId: CampaignId,
  groupIds: readonly GroupId[],
): Promise<void> {
  const { vendorId } = ctx.scope;
  const ids = [...new Set(groupIds)];
  const found = await ctx.db.partnerGroup.findMany({ where: { vendorId, id: { in: ids } }, select: { id: true } });
  const missing = ids.find((id) => !found.some((row) => row.id === id));
  if (missing) throw notFound('partner group', missing);
  await ctx.db.campaignGroup.deleteMany({ where: { vendorId, campaignId } });
  await ctx.db.campaignGroup.createMany({ data: ids.map((groupId) => ({ vendorId, campaignId, groupId })) });
}
