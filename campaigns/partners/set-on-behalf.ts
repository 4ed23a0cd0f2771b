import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { SetOnBehalfInput } from './schema.ts';

/**
 * The partner's standing permission for a vendor to prepare content and launches on its behalf; never its contacts. It
 * holds, or ends, at once.
 *
 * @throws DomainError forbidden · not_found (no active partnership)
 */
export async function setOnBehalf(caller: PartnerCaller, { vendorId, allowed }: SetOnBehalfInput): Promise<void> {
  authorize(caller.actor, 'organization:update');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.partnership.updateMany({
      where: { vendorId, partnerId: ctx.scope.partnerId, status: 'active' },
      data: { onBehalfAllowed: allowed },
    });
    if (count === 0) throw notFound('vendor', vendorId);
    await audit(ctx, {
      action: allowed ? 'on_behalf.allowed' : 'on_behalf.ended',
      objectType: 'vendor',
      objectId: vendorId,
    });
  });
}
