import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { addressHmac } from './address.ts';
import { parseAddress } from './internal/parse-address.ts';
import type { SuppressContact } from './schema.ts';
import { suppressAddress } from './suppress-address.ts';

/**
 * Stops mail to one address, whether it is a contact or not: all mail, or only mail about one vendor.
 *
 * @returns added: false when it was suppressed before
 * @throws DomainError invalid at `email`; not_found when there is no partnership with that vendor
 */
export async function suppressContact(caller: PartnerCaller, input: SuppressContact): Promise<{ added: boolean }> {
  authorize(caller.actor, 'contact:write');
  const address = parseAddress(input.email);
  const hmac = addressHmac(caller.install.keys, address.canonical);
  const vendorId = input.vendorId ?? '';
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    if (vendorId !== '') {
      const partnership = await ctx.db.partnership.findFirst({
        where: { partnerId, vendorId },
        select: { vendorId: true },
      });
      if (!partnership) throw notFound('vendor', vendorId);
    }
    const source = input.source === '' ? `added by ${actorName(ctx.actor)}` : input.source;
    const { added } = await suppressAddress(ctx, { addressHmac: hmac, vendorId, reason: 'manual', source });
    if (added) {
      await audit(ctx, {
        action: 'contact.suppressed',
        objectType: 'partner',
        objectId: partnerId,
        after: { vendorId },
      });
    }
    return { added };
  });
}
