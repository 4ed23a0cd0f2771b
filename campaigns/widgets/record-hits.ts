import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { addHits } from './hits.sql.ts';

/** So many views of a widget (itemId "") or clicks on one of its items on one day. */
export type HitCount = { widgetId: string; itemId: string; day: string; views: number; clicks: number };

/** A batch that comes again is one that a crash left behind, seconds later; two days are ample. */
const REMEMBER_MS = 2 * 86_400_000;

/**
 * Adds a batch of views and clicks to the partner's figures; a batch that is in already changes nothing. Nobody is named:
 * a hit is a number.
 *
 * @param batchId unique for ever
 * @returns false when the batch was in already
 */
export async function recordHits(
  caller: PartnerCaller,
  { batchId, counts }: { batchId: string; counts: readonly HitCount[] },
): Promise<boolean> {
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const { count } = await ctx.db.widgetBatch.createMany({
      data: [{ partnerId, id: batchId, at: now }],
      skipDuplicates: true,
    });
    if (count === 0) return false;
    await addHits(ctx, { counts, now });
    await ctx.db.widgetBatch.deleteMany({
      where: { partnerId, at: { lt: new Date(now.getTime() - REMEMBER_MS) } },
    });
    return true;
  });
}
