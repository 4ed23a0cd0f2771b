import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { insertDeliveries, lockOpenMailing } from './add-deliveries.sql.ts';

/**
 * Adds people to a mailing without an audience, inside the caller's transaction. Permission, suppression and cap are
 * looked at now and again before the wire. Who had this mail, or is waiting for it, is not added again: the unique key
 * sees to that. Nothing is added to a cancelled mailing.
 *
 * @param contactIds a batch of at most some thousands
 */
export async function addDeliveries(
  ctx: PartnerCtx,
  { mailingId, contactIds }: { mailingId: MailingId; contactIds: readonly string[] },
): Promise<void> {
  const mailing = await lockOpenMailing(ctx, mailingId);
  if (!mailing) return;
  const { queued } = await insertDeliveries(ctx, { mailingId, contactIds, vendorId: mailing.vendorId });
  if (queued > 0) await emit(ctx, { type: 'mailing.due', partnerId: ctx.scope.partnerId, mailingId });
}
