import { randomBytes } from 'node:crypto';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { removeContactTraces } from './erase-contact.sql.ts';
import type { EraseContact } from './schema.ts';
import { suppressAddress } from './suppress-address.ts';

/**
 * Erases a person for good (GDPR, article 17): the row goes, and staged rows with the address; deliveries and
 * engagements keep their figures under a tombstone that leads nowhere. A suppression stays, and one is added unless told
 * otherwise, so that a later import does not bring the person back: it holds a fingerprint, not the address. The ledger
 * of permissions keeps its lines, which name nobody any more.
 *
 * @throws DomainError not_found
 */
export async function eraseContact(caller: PartnerCaller, input: EraseContact): Promise<void> {
  authorize(caller.actor, 'contact:erase');
  const { contactId, keepSuppressed } = input;
  await inTransaction(
    caller,
    async (ctx) => {
      const { partnerId } = ctx.scope;
      const contact = await ctx.db.contact.findFirst({
        where: { partnerId, id: contactId },
        select: { addressHmac: true, emailCanonical: true },
      });
      if (!contact) throw notFound('contact', contactId);
      const { addressHmac, emailCanonical } = contact;
      if (keepSuppressed) await suppressAddress(ctx, { addressHmac, reason: 'erased', source: 'erased on request' });
      const tombstone = `erased_${randomBytes(16).toString('hex')}`;
      await removeContactTraces(ctx.db, { partnerId, contactId, emailCanonical, tombstone });
      await ctx.db.contact.deleteMany({ where: { partnerId, id: contactId } });
      await audit(ctx, {
        action: 'contact.erased',
        objectType: 'contact',
        objectId: contactId,
        after: { keepSuppressed },
      });
    },
    { timeoutMs: 60_000 },
  );
}
