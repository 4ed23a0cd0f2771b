import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { checkMeantFor } from '#campaigns/partners/meant-for-queries.ts';
import { requireImageWords } from './internal/require-image-words.ts';
import { eventTimesOf } from './item-times.ts';
import { type ItemKind, UpdateItem } from './schema.ts';

/**
 * Changes what an item says. One that is published changes on every website within seconds.
 *
 * @throws DomainError not_found; invalid when an event has no start, or a picture that is shown loses its words
 */
export async function updateItem(caller: VendorCaller, given: UpdateItem): Promise<void> {
  authorize(caller.actor, 'item:write');
  const { itemId, ...fields } = UpdateItem.parse(given);
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const before = await ctx.db.widgetItem.findUnique({
      where: { vendorId_id: { vendorId, id: itemId } },
      select: { kind: true, status: true, title: true, datedAt: true, imageSha256: true },
    });
    if (!before) throw notFound('item', itemId);
    const { status, imageSha256 } = before;
    requireImageWords(itemId, { status, hasImage: imageSha256 !== null, imageAlt: fields.imageAlt });
    await checkMeantFor(ctx, fields);
    const times = eventTimesOf(before.kind as ItemKind, fields);
    await ctx.db.widgetItem.updateMany({
      where: { vendorId, id: itemId },
      data: { ...fields, ...times, datedAt: times.startsAt ?? before.datedAt, updatedAt: ctx.clock.now() },
    });
    await audit(ctx, {
      ...{ action: 'item.changed', objectType: 'item', objectId: itemId },
      ...{ before: { title: before.title }, after: { title: fields.title } },
    });
  });
}
