import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emitAll } from '#campaigns/kernel/events.ts';
import type { ActivationId } from '#campaigns/kernel/ids.ts';
import { markDue } from '../wake.sql.ts';

/** Says that these runs have something to do at once: as a row, and as an event for the bell. */
export async function ringRuns(ctx: PartnerCtx, activationIds: readonly ActivationId[]): Promise<void> {
  const ids = [...new Set(activationIds)];
  if (ids.length === 0) return;
  await markDue(ctx, ids);
  const { partnerId } = ctx.scope;
  await emitAll(
    ctx,
    ids.map((activationId) => ({ type: 'journey.due' as const, partnerId, activationId })),
  );
}
