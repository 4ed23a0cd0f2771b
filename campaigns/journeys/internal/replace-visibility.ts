import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { GroupId, JourneyId, TierId } from '#campaigns/kernel/ids.ts';
import { checkMeantFor } from '#campaigns/partners/meant-for-queries.ts';

/** Makes exactly these tiers the ones that are offered the journey. */
export async function replaceTiers(ctx: VendorCtx, journeyId: JourneyId, tierIds: readonly TierId[]): Promise<void> {
  const { vendorId } = ctx.scope;
  await checkMeantFor(ctx, { tierIds, groupIds: [] });
  await ctx.db.journeyTier.deleteMany({ where: { vendorId, journeyId } });
  await ctx.db.journeyTier.createMany({
    data: [...new Set(tierIds)].map((tierId) => ({ vendorId, journeyId, tierId })),
  });
}

/** Makes exactly these groups the ones that are offered the journey. */
export async function replaceGroups(ctx: VendorCtx, journeyId: JourneyId, groupIds: readonly GroupId[]): Promise<void> {
  const { vendorId } = ctx.scope;
  await checkMeantFor(ctx, { tierIds: [], groupIds });
  await ctx.db.journeyGroup.deleteMany({ where: { vendorId, journeyId } });
  await ctx.db.journeyGroup.createMany({
    data: [...new Set(groupIds)].map((groupId) => ({ vendorId, journeyId, groupId })),
  });
}
