import type { PartnerCtx } from '#campaigns/kernel/context.ts';

/** Counts one more accepted mail of a launch that came back. */
export async function countBounce(ctx: PartnerCtx, launchId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "LaunchTotals" SET "bounced" = "bounced" + 1, "updatedAt" = ${ctx.clock.now()}
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "launchId" = ${launchId}`;
}
