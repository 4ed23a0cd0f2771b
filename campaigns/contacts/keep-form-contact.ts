import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { type ContactId, newId } from '#campaigns/kernel/ids.ts';
import { addressHmac, canonicalAddress } from './address.ts';

export type FormContact = {
  email: string;
  firstName: string;
  lastName: string;
  company: string;
  jobTitle: string;
  phone: string;
  country: string;
  /** where it was: "form Ask for a quote" */
  source: string;
};

/**
 * The contact of somebody who filled in a form, in the caller's transaction: the one that is there, unchanged, or a new
 * one. A form gives no permission to mail: whoever posts it may have typed somebody else's address.
 *
 * @returns null where the address was erased on request: nobody but the person's own word to the partner brings it back
 */
export async function keepFormContact(ctx: PartnerCtx, input: FormContact): Promise<ContactId | null> {
  const { partnerId } = ctx.scope;
  const address = canonicalAddress(input.email);
  if (address.kind === 'refused') return null;
  const hmac = addressHmac(ctx.install.keys, address.canonical);
  const erased = await ctx.db.suppression.findFirst({
    where: { partnerId, addressHmac: hmac, reason: 'erased' },
    select: { reason: true },
  });
  if (erased) return null;
  const { source, email: _, ...fields } = input;
  const now = ctx.clock.now();
  await ctx.db.contact.createMany({
    data: [
      {
        ...fields,
        ...{ partnerId, id: newId('contact'), email: address.email, emailCanonical: address.canonical },
        ...{ addressHmac: hmac, unsendable: address.unsendable, tags: [], consent: 'none', legalBasis: '' },
        ...{ consentSource: source, trackingConsent: false, createdAt: now, updatedAt: now },
      },
    ],
    skipDuplicates: true,
  });
  const contact = await ctx.db.contact.findFirst({
    where: { partnerId, emailCanonical: address.canonical },
    select: { id: true },
  });
  return contact ? (contact.id as ContactId) : null;
}
