import type { VendorCtx } from '#campaigns/kernel/context.ts';

/** Decisions about one customer come one after the other; until the transaction ends. */
export async function holdCustomer(ctx: VendorCtx, customerKey: string): Promise<void> {
  const key = `customer ${ctx.scope.vendorId} ${customerKey}`;
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
