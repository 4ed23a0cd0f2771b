import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import type { SuppressionReason } from './schema.ts';

export type SuppressAddress = {
  addressHmac: string;
  /** '' or nothing = no mail from this partner at all; else only no mail about this vendor */
  vendorId?: '' | VendorId;
  reason: SuppressionReason;
  /** where it came from, for the person who asks later: "unsubscribe link", "added by Ana Ruiz" */
  source: string;
};

/**
 * Stops mail to an address, inside the caller's transaction. The first reason stands; doing it twice changes nothing.
 * Where the person said so itself (unsubscribed, complained) and means the partner as a whole, its contact's consent is
 * withdrawn too, and the ledger says when and how.
 *
 * @returns added: false when it was suppressed before
 */
export async function suppressAddress(ctx: PartnerCtx, input: SuppressAddress): Promise<{ added: boolean }> {
  const { partnerId } = ctx.scope;
  const { addressHmac, vendorId = '', reason, source } = input;
  const { count } = await ctx.db.suppression.createMany({
    data: [{ partnerId, addressHmac, vendorId, reason, source, createdAt: ctx.clock.now() }],
    skipDuplicates: true,
  });
  if (vendorId === '' && (reason === 'unsubscribed' || reason === 'complained')) {
    await withdrawOf(ctx, addressHmac, source);
  }
  return { added: count === 1 };
}

async function withdrawOf(ctx: PartnerCtx, addressHmac: string, source: string): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const contacts = await ctx.db.contact.updateManyAndReturn({
    where: { partnerId, addressHmac, consent: { not: 'withdrawn' } },
    data: { consent: 'withdrawn', consentAt: now, consentSource: source, updatedAt: now },
    select: { id: true, legalBasis: true },
  });
  await ctx.db.consent.createMany({
    data: contacts.map(({ id, legalBasis }) => ({
      partnerId,
      id: newId('consent'),
      contactId: id,
      kind: 'marketing',
      granted: false,
      legalBasis,
      source,
      at: now,
    })),
  });
}
