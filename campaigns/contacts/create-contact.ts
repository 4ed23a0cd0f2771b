import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { type ContactId, newId } from '#campaigns/kernel/ids.ts';
import { addressHmac } from './address.ts';
import { addressTaken, parseAddress, refuseSuppressed } from './internal/parse-address.ts';
import { writeConsent } from './internal/write-consent.ts';
import type { CreateContact } from './schema.ts';

/**
 * Adds one person, with the ground on which they may be mailed.
 *
 * @throws DomainError invalid with the reason at `email`; conflict when the address is a contact already, or is suppressed
 */
export async function createContact(caller: PartnerCaller, input: CreateContact): Promise<{ contactId: ContactId }> {
  authorize(caller.actor, 'contact:write');
  const { email, legalBasis, consentSource, trackingConsent, ...fields } = input;
  const address = parseAddress(email);
  const hmac = addressHmac(caller.install.keys, address.canonical);
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    await refuseSuppressed(ctx, hmac);
    const contactId = newId('contact');
    const now = ctx.clock.now();
    const { count } = await ctx.db.contact.createMany({
      data: [
        {
          ...fields,
          partnerId,
          id: contactId,
          email: address.email,
          emailCanonical: address.canonical,
          addressHmac: hmac,
          unsendable: address.unsendable,
          tags: fields.tags ?? [],
          consent: legalBasis === 'consent' ? 'granted' : 'none',
          legalBasis,
          consentSource,
          consentAt: now,
          trackingConsent,
          createdAt: now,
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 0) throw addressTaken(address.email);
    const entry = { contactId, granted: true, source: consentSource, text: '' };
    await writeConsent(ctx, { ...entry, kind: 'marketing', legalBasis });
    if (trackingConsent) await writeConsent(ctx, { ...entry, kind: 'tracking', legalBasis: 'consent' });
    await audit(ctx, { action: 'contact.created', objectType: 'contact', objectId: contactId });
    return { contactId };
  });
}
