import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { Recipient } from './queries.ts';

const SOURCE = 'kept on the unsubscribe page';

/**
 * Takes back what this person stopped by unsubscribing: never a bounce, a complaint, an erasure or what the partner
 * entered by hand. Where mail from the partner as a whole starts again, the person asked for it just now, so that is
 * written into the ledger as consent.
 *
 * @param input.vendorId '' = the stop of everything; else the stop about one vendor
 */
export async function takeBackStop(
  ctx: PartnerCtx,
  input: { recipient: Recipient; vendorId: string },
): Promise<{ lifted: boolean }> {
  const { partnerId } = ctx.scope;
  const { contactId, addressHmac } = input.recipient;
  const { count } = await ctx.db.suppression.deleteMany({
    where: { partnerId, addressHmac, vendorId: input.vendorId, reason: 'unsubscribed' },
  });
  if (count === 0) return { lifted: false };
  if (input.vendorId === '') await grantAgain(ctx, contactId);
  return { lifted: true };
}

async function grantAgain(ctx: PartnerCtx, contactId: string): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  await ctx.db.contact.update({
    where: { partnerId_id: { partnerId, id: contactId } },
    data: {
      ...{ consent: 'granted', legalBasis: 'consent', consentExpiresAt: null },
      ...{ consentAt: now, consentSource: SOURCE, updatedAt: now },
    },
    select: { id: true },
  });
  await ctx.db.consent.createMany({
    data: [
      {
        partnerId,
        id: newId('consent'),
        contactId,
        kind: 'marketing',
        granted: true,
        legalBasis: 'consent',
        source: SOURCE,
        at: now,
      },
    ],
  });
}
