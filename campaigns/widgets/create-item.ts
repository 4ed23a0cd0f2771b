import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { newId, type WidgetItemId } from '#campaigns/kernel/ids.ts';
import { checkMeantFor } from '#campaigns/partners/meant-for-queries.ts';
import { eventTimesOf } from './item-times.ts';
import { CreateItem } from './schema.ts';

/**
 * Writes an item down: a draft that no website shows yet.
 *
 * @throws DomainError invalid when an event has no start; not_found for a tier or group that is not the vendor's
 */
export async function createItem(caller: VendorCaller, given: CreateItem): Promise<{ itemId: WidgetItemId }> {
  authorize(caller.actor, 'item:write');
  const { kind, ...fields } = CreateItem.parse(given);
  const times = eventTimesOf(kind, fields);
  return inTransaction(caller, async (ctx) => {
    await checkMeantFor(ctx, fields);
    const { actor, scope } = ctx;
    const itemId = newId('widgetItem');
    const now = ctx.clock.now();
    const createdBy = actorName(actor);
    await ctx.db.widgetItem.createMany({
      data: [
        {
          ...{ vendorId: scope.vendorId, id: itemId, kind, ...fields, ...times },
          ...{ datedAt: times.startsAt ?? now, createdBy, createdAt: now, updatedAt: now },
        },
      ],
    });
    await audit(ctx, { action: 'item.created', objectType: 'item', objectId: itemId, after: { title: fields.title } });
    return { itemId };
  });
}
