import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { findRecipient, type Recipient } from './queries.ts';
import type { UnsubscribeChoice } from './schema.ts';
import { takeBackStop } from './take-back-stop.ts';
import type { UnsubscribeFacts } from './tokens.ts';
import { countUnsubscribe, optOutOfVendor } from './unsubscribe.sql.ts';

export type Unsubscribe = {
  facts: UnsubscribeFacts;
  choice: Exclude<UnsubscribeChoice, 'undo' | 'tracking'>;
  /** when the person said so; later than now it is not */
  at?: Date;
};

const SOURCE = 'unsubscribe link';

/**
 * Stops mail to the person an unsubscribe link names, at once: the next delivery that is claimed sees it. `everything`
 * is what one click does (RFC 8058): no mail from this partner, whichever vendor it is about. `vendor` stops only mail
 * about the vendor of the mail the link came in, and brings the partner's other mail back if this person had stopped it;
 * `vendor_everywhere` asks every partner of the installation to stop mail about that vendor and cannot be taken back.
 * Doing it again changes nothing.
 *
 * @returns `gone`: the contact was erased, so it gets no mail anyway, or the link came in a test
 */
export async function unsubscribe(caller: PartnerCaller, input: Unsubscribe): Promise<{ kind: 'stopped' | 'gone' }> {
  return inTransaction(caller, async (ctx) => {
    const recipient = await findRecipient(ctx, input.facts);
    if (!recipient) return { kind: 'gone' };
    await stop(ctx, recipient, input.choice);
    await record(ctx, recipient, input);
    return { kind: 'stopped' };
  });
}

async function stop(ctx: PartnerCtx, recipient: Recipient, choice: Unsubscribe['choice']): Promise<void> {
  const { addressHmac, mailing } = recipient;
  const suppression = { addressHmac, reason: 'unsubscribed', source: SOURCE } as const;
  if (choice === 'everything' || !mailing) {
    await suppressAddress(ctx, suppression);
    return;
  }
  if (choice === 'vendor') {
    await suppressAddress(ctx, { ...suppression, vendorId: mailing.vendorId });
    await takeBackStop(ctx, { recipient, vendorId: '' });
    return;
  }
  await optOutOfVendor(ctx, mailing.vendorId, addressHmac);
}

/** Once per delivery in the results, however often and in whatever way the person says it. */
async function record(ctx: PartnerCtx, recipient: Recipient, { facts, choice, at }: Unsubscribe): Promise<void> {
  const { partnerId } = ctx.scope;
  const { mailing, contactId } = recipient;
  await audit(ctx, {
    action: 'contact.unsubscribed',
    objectType: 'contact',
    objectId: contactId,
    after: { choice, ...(choice === 'everything' ? {} : { vendorId: mailing?.vendorId ?? null }) },
  });
  if (!mailing) return;
  const { count } = await ctx.db.engagement.createMany({
    data: [
      {
        partnerId,
        id: newId('engagement'),
        eventId: `unsubscribe.${facts.deliveryId}`,
        vendorId: mailing.vendorId,
        mailingId: mailing.id,
        launchId: mailing.launchId,
        tacticId: mailing.tacticId,
        deliveryId: facts.deliveryId,
        contactId,
        kind: 'unsubscribe',
        class: 'human',
        at: at ?? ctx.clock.now(),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return;
  if (mailing.launchId) await countUnsubscribe(ctx, mailing.launchId);
  await emit(ctx, { type: 'engagement.recorded', partnerId, mailingId: mailing.id });
}
