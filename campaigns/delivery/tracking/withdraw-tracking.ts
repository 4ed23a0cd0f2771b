import { audit } from '#campaigns/kernel/audit.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { UnsubscribeFacts } from './tokens.ts';

/**
 * Ends the consent to record what this link's person opens and clicks. It holds for links that are already out: hits
 * folded from now on are counted without the person.
 */
export async function withdrawTracking(caller: PartnerCaller, input: { facts: UnsubscribeFacts }): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { contactId } = input.facts;
    const now = ctx.clock.now();
    const { count } = await ctx.db.contact.updateMany({
      where: { partnerId, id: contactId, trackingConsent: true },
      data: { trackingConsent: false, updatedAt: now },
    });
    if (count === 0) return;
    await ctx.db.consent.createMany({
      data: [
        {
          partnerId,
          id: newId('consent'),
          contactId,
          kind: 'tracking',
          granted: false,
          source: 'unsubscribe page',
          at: now,
        },
      ],
    });
    await audit(ctx, { action: 'contact.tracking_withdrawn', objectType: 'contact', objectId: contactId });
  });
}
