import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { type DeliveryId, newId } from '#campaigns/kernel/ids.ts';
import { countBounce } from './record-bounce.sql.ts';

export type RecordBounce = {
  deliveryId: DeliveryId;
  /** the address does not exist or refuses us for good; a soft bounce (full mailbox) suppresses nobody */
  hard: boolean;
  /** the receiving server's words, without the address: "550 5.1.1 no such user" */
  reason: string;
};

/**
 * Notes that a mail came back, inside the caller's transaction. Two cases: a message that was accepted and came back
 * later becomes `bounced`; a message refused for good while it was handed over stays `failed`, as its settling said.
 * Either way a hard bounce suppresses the address for every vendor, because the next mail would come back too.
 * The same bounce again changes nothing.
 *
 * @returns recorded: false when it was known, or the delivery is not this partner's
 */
export async function recordBounce(ctx: PartnerCtx, input: RecordBounce): Promise<{ recorded: boolean }> {
  const { partnerId } = ctx.scope;
  const { deliveryId, hard } = input;
  const reason = input.reason.slice(0, 200);
  const delivery = await findDelivery(ctx, deliveryId);
  if (!delivery || !(await isFirst(ctx, deliveryId, delivery, hard))) return { recorded: false };
  const moved = await ctx.db.delivery.updateMany({
    where: { partnerId, id: deliveryId, state: { in: ['accepted', 'delivered'] } },
    data: { state: 'bounced', reason },
  });
  if (moved.count === 1 && delivery.launchId) await countBounce(ctx, delivery.launchId);
  if (hard) await suppressContact(ctx, delivery.contactId, reason);
  await emit(ctx, { type: 'engagement.recorded', partnerId, mailingId: delivery.mailingId });
  return { recorded: true };
}

type BouncedDelivery = {
  contactId: string;
  mailingId: string;
  vendorId: string;
  launchId: string | null;
  tacticId: string | null;
};

async function findDelivery(ctx: PartnerCtx, id: DeliveryId): Promise<BouncedDelivery | null> {
  const row = await ctx.db.delivery.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id } },
    select: {
      contactId: true,
      mailing: { select: { id: true, vendorId: true, sourceKind: true, sourceId: true, tacticId: true } },
    },
  });
  if (!row) return null;
  const { id: mailingId, vendorId, sourceKind, sourceId, tacticId } = row.mailing;
  return {
    contactId: row.contactId,
    mailingId,
    vendorId,
    tacticId,
    launchId: sourceKind === 'launch' ? sourceId : null,
  };
}

async function isFirst(
  ctx: PartnerCtx,
  deliveryId: DeliveryId,
  delivery: BouncedDelivery,
  hard: boolean,
): Promise<boolean> {
  const { count } = await ctx.db.engagement.createMany({
    data: [
      {
        ...delivery,
        partnerId: ctx.scope.partnerId,
        id: newId('engagement'),
        eventId: `bounce.${deliveryId}`,
        deliveryId,
        kind: 'bounce',
        class: 'machine',
        classReason: hard ? 'hard' : 'soft',
        at: ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  return count === 1;
}

async function suppressContact(ctx: PartnerCtx, contactId: string, reason: string): Promise<void> {
  const { partnerId } = ctx.scope;
  const contact = await ctx.db.contact.findUnique({
    where: { partnerId_id: { partnerId, id: contactId } },
    select: { addressHmac: true },
  });
  if (contact) await suppressAddress(ctx, { addressHmac: contact.addressHmac, reason: 'bounced', source: reason });
}
