import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

/** "No mail about this vendor from anyone." It can be asked for a single address, but never listed and never reversed. */
export async function optOutOfVendor(ctx: PartnerCtx, vendorId: VendorId, addressHmac: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT tl_opt_out_of_vendor(${vendorId}, ${addressHmac})`;
}

export async function isOptedOutOfVendor(ctx: PartnerCtx, vendorId: VendorId, addressHmac: string): Promise<boolean> {
  const [row] = await ctx.db.$queryRaw<{ out: boolean }[]>`
    SELECT tl_vendor_opted_out(${vendorId}, ${addressHmac}) AS "out"`;
  return row?.out ?? false;
}

/** Counts one more person who unsubscribed from a launch's mail. */
export async function countUnsubscribe(ctx: PartnerCtx, launchId: string): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE "LaunchTotals" SET "unsubscribes" = "unsubscribes" + 1, "updatedAt" = ${ctx.clock.now()}
    WHERE "partnerId" = ${ctx.scope.partnerId} AND "launchId" = ${launchId}`;
}
