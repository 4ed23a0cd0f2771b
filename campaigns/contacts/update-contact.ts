import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { addressHmac } from './address.ts';
import { addressTaken, parseAddress, refuseSuppressed } from './internal/parse-address.ts';
import type { UpdateContact } from './schema.ts';

/**
 * Changes what is known about a person. Another address is another person as far as suppression goes: a suppressed one
 * is refused. Permission is changed by `recordConsent` alone.
 *
 * @throws DomainError not_found; invalid or conflict at `email`
 */
export async function updateContact(caller: PartnerCaller, input: UpdateContact): Promise<void> {
  authorize(caller.actor, 'contact:write');
  const { contactId, email, ...fields } = input;
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const before = await ctx.db.contact.findFirst({
      where: { partnerId, id: contactId },
      select: { emailCanonical: true },
    });
    if (!before) throw notFound('contact', contactId);
    const address = email === undefined ? {} : await newAddress(ctx, email, { ...before, contactId });
    await ctx.db.contact.updateMany({
      where: { partnerId, id: contactId },
      data: { ...fields, ...address, updatedAt: ctx.clock.now() },
    });
    await audit(ctx, {
      action: 'contact.updated',
      objectType: 'contact',
      objectId: contactId,
      after: { fields: [...Object.keys(fields), ...('emailCanonical' in address ? ['email'] : [])] },
    });
  });
}

async function newAddress(ctx: PartnerCtx, email: string, before: { contactId: string; emailCanonical: string }) {
  const address = parseAddress(email);
  if (address.canonical === before.emailCanonical) return { email: address.email };
  const hmac = addressHmac(ctx.install.keys, address.canonical);
  await refuseSuppressed(ctx, hmac);
  const other = await ctx.db.contact.findFirst({
    where: { partnerId: ctx.scope.partnerId, emailCanonical: address.canonical, id: { not: before.contactId } },
    select: { id: true },
  });
  if (other) throw addressTaken(address.email);
  return {
    email: address.email,
    emailCanonical: address.canonical,
    addressHmac: hmac,
    unsendable: address.unsendable,
  };
}
