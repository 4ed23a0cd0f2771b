import type { Ctx } from '#campaigns/kernel/context.ts';

/** Lets one upload of an owner name its file at a time; the lock ends with the transaction. */
export async function lockFiles(ctx: Ctx, ownerId: string): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('files ' || ${ownerId}, 0))`;
}
