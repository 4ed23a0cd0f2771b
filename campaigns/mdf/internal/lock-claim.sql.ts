import type { Ctx } from '#campaigns/kernel/context.ts';

/** Lets one at a time change a claim's evidence or decide about it; the lock ends with the transaction. */
export async function lockClaim(ctx: Ctx, claimId: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('claim ' || ${claimId}, 0))`;
}
