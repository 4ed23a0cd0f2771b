import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { requireImageWords } from './internal/require-image-words.ts';
import { ITEM_MOVES } from './item-status.ts';
import type { ItemIdInput, ItemStatus } from './schema.ts';

/**
 * Shows an item on the websites of the partners it is for, within seconds; also one that was withdrawn before.
 *
 * @throws DomainError not_found; invalid when its picture has no words for those who do not see it; conflict when it is
 *   published already
 */
export async function publishItem(caller: VendorCaller, { itemId }: ItemIdInput): Promise<void> {
  authorize(caller.actor, 'item:write');
  const now = caller.clock.now();
  await move(caller, itemId, 'published', { publishedAt: now, withdrawnAt: null });
}

/**
 * Takes an item off every website, within seconds.
 *
 * @throws DomainError not_found; conflict when it is not published
 */
export async function withdrawItem(caller: VendorCaller, { itemId }: ItemIdInput): Promise<void> {
  authorize(caller.actor, 'item:write');
  await move(caller, itemId, 'withdrawn', { withdrawnAt: caller.clock.now() });
}

type Dates = { publishedAt?: Date; withdrawnAt: Date | null };

async function move(caller: VendorCaller, itemId: string, to: ItemStatus, dates: Dates): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const item = await ctx.db.widgetItem.findUnique({
      where: { vendorId_id: { vendorId, id: itemId } },
      select: { status: true, imageSha256: true, imageAlt: true },
    });
    if (!item) throw notFound('item', itemId);
    requireImageWords(itemId, { status: to, hasImage: item.imageSha256 !== null, imageAlt: item.imageAlt });
    const { count } = await ctx.db.widgetItem.updateMany({
      where: { vendorId, id: itemId, status: { in: statesBefore(ITEM_MOVES, to) } },
      data: { status: to, ...dates, updatedAt: ctx.clock.now() },
    });
    if (count === 0)
      throw new DomainError('conflict', `item ${itemId} is ${item.status}`, {
        show: to === 'published' ? 'This item is published already.' : 'This item is not published.',
      });
    await audit(ctx, {
      ...{ action: to === 'published' ? 'item.published' : 'item.withdrawn', objectType: 'item', objectId: itemId },
      ...{ before: { status: item.status }, after: { status: to } },
    });
  });
}
