import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId } from '#campaigns/kernel/ids.ts';

/** Several workers move the people of a run at once; whoever changes its state waits for them, and they for it. */
export async function holdRunShared(ctx: PartnerCtx, activationId: ActivationId): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended('journey ' || ${activationId}, 0))`;
}

/**
 * Waits until nobody is at work on the people of a run, and keeps everybody away until the transaction ends. A lock on
 * the row would do as well but for its queue: workers who share it would pass whoever waits for it alone.
 */
export async function holdRunAlone(ctx: PartnerCtx, activationId: ActivationId): Promise<void> {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('journey ' || ${activationId}, 0))`;
}
