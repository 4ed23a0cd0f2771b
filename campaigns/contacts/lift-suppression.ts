import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { addressHmac } from './address.ts';
import { parseAddress } from './internal/parse-address.ts';
import type { LiftSuppression } from './schema.ts';

/**
 * Takes back what one of the partner's own people added by hand. What a person said itself (unsubscribed, complained),
 * what a mail server said (bounced) and what is left of an erased person cannot be taken back here.
 *
 * @throws DomainError invalid at `email`; conflict when it is suppressed for another reason; not_found when it is not
 */
export async function liftSuppression(caller: PartnerCaller, input: LiftSuppression): Promise<void> {
  authorize(caller.actor, 'contact:write');
  const address = parseAddress(input.email);
  const hmac = addressHmac(caller.install.keys, address.canonical);
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const key = { partnerId, addressHmac: hmac, vendorId: input.vendorId ?? '' };
    const { count } = await ctx.db.suppression.deleteMany({ where: { ...key, reason: 'manual' } });
    if (count === 0) {
      const other = await ctx.db.suppression.findFirst({ where: key, select: { reason: true } });
      const show = other
        ? 'This address is suppressed because of what the person or its mail server said. That cannot be taken back here.'
        : 'This address is not suppressed.';
      throw new DomainError(other ? 'conflict' : 'not_found', `no manual suppression (${other?.reason ?? 'none'})`, {
        show,
        fields: { email: show },
      });
    }
    await audit(ctx, { action: 'contact.suppression_lifted', objectType: 'partner', objectId: partnerId });
  });
}
