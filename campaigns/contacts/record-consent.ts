import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { writeConsent } from './internal/write-consent.ts';
import type { RecordConsent } from './schema.ts';

/**
 * Notes that a person gave or withdrew permission, to be mailed or to be counted by name, with the proof. It does not
 * lift a suppression: who unsubscribed or complained stays suppressed, whatever is noted here.
 *
 * @throws DomainError not_found
 */
export async function recordConsent(caller: PartnerCaller, input: RecordConsent): Promise<void> {
  authorize(caller.actor, 'contact:write');
  const { contactId, kind, granted, source, text } = input;
  const legalBasis = kind === 'tracking' ? 'consent' : (input.legalBasis ?? '');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const marketing = granted
      ? {
          consent: legalBasis === 'consent' ? 'granted' : 'none',
          legalBasis,
          // It holds on its last day too.
          consentExpiresAt: input.expiresOn ? new Date(Date.parse(`${input.expiresOn}T00:00:00Z`) + 86_400_000) : null,
        }
      : { consent: 'withdrawn' };
    const { count } = await ctx.db.contact.updateMany({
      where: { partnerId, id: contactId },
      data:
        kind === 'tracking'
          ? { trackingConsent: granted, updatedAt: now }
          : { ...marketing, consentSource: source, consentAt: now, updatedAt: now },
    });
    if (count === 0) throw notFound('contact', contactId);
    await writeConsent(ctx, { contactId, kind, granted, legalBasis, source, text });
    await audit(ctx, {
      action: granted ? 'consent.granted' : 'consent.withdrawn',
      objectType: 'contact',
      objectId: contactId,
      after: { kind, legalBasis },
    });
  });
}
