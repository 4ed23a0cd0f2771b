import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { FeedIdInput } from './schema.ts';

/**
 * Reads a feed no more. Items that came from it stay, and are the vendor's to change.
 *
 * @throws DomainError not_found
 */
export async function removeFeed(caller: VendorCaller, { feedId }: FeedIdInput): Promise<void> {
  authorize(caller.actor, 'item:write');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.widgetFeed.deleteMany({ where: { vendorId: ctx.scope.vendorId, id: feedId } });
    if (count === 0) throw notFound('feed', feedId);
    await audit(ctx, { action: 'widget_feed.removed', objectType: 'feed', objectId: feedId });
  });
}

/**
 * Has a feed read within seconds, also one that had been given up.
 *
 * @throws DomainError not_found
 */
export async function refreshFeed(caller: VendorCaller, { feedId }: FeedIdInput): Promise<void> {
  authorize(caller.actor, 'item:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const { count } = await ctx.db.widgetFeed.updateMany({
      where: { vendorId, id: feedId },
      data: { status: 'on', nextAt: ctx.clock.now() },
    });
    if (count === 0) throw notFound('feed', feedId);
    await emit(ctx, { type: 'widget_feed.due', vendorId, feedId });
  });
}
