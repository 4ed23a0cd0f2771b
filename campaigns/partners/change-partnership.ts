import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { requireGroups, requireTier } from './internal/require-tier-and-groups.ts';
import type { ChangePartnershipInput } from './schema.ts';

/**
 * Gives a partner another tier and other groups; what it may see changes at once, launches under way stay.
 *
 * @throws DomainError forbidden · not_found · invalid (no such tier or group)
 */
export async function changePartnership(
  caller: VendorCaller,
  { partnerId, tierId, groupIds }: ChangePartnershipInput,
): Promise<void> {
  authorize(caller.actor, 'partner:manage');
  const { vendorId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const key = { vendorId, partnerId };
    const before = await ctx.db.partnership.findUnique({
      where: { vendorId_partnerId: key },
      select: { tierId: true, groups: { select: { groupId: true } } },
    });
    if (!before) throw notFound('partner', partnerId);
    const tier = await requireTier(ctx, tierId);
    const groups = await requireGroups(ctx, groupIds);
    await ctx.db.partnership.update({ where: { vendorId_partnerId: key }, data: { tierId: tier } });
    await ctx.db.partnerGroupMember.deleteMany({ where: { ...key, groupId: { notIn: groups } } });
    await ctx.db.partnerGroupMember.createMany({
      data: groups.map((groupId) => ({ ...key, groupId })),
      skipDuplicates: true,
    });
    await audit(ctx, {
      action: 'partnership.changed',
      objectType: 'partner',
      objectId: partnerId,
      before: { tierId: before.tierId, groupIds: before.groups.map(({ groupId }) => groupId) },
      after: { tierId: tier, groupIds: groups },
    });
  });
}
