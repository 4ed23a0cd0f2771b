import type { VendorCtx } from '#campaigns/kernel/context.ts';

/** Lets a vendor make or settle one payment at a time; the lock ends with the transaction. */
export async function lockPayments(ctx: VendorCtx): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('payments ' || ${ctx.scope.vendorId}, 0))`;
}
