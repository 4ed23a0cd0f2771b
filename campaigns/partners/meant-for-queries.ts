import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { MeantFor } from './meant-for.ts';

/**
 * Refuses tiers and groups that are not the vendor's.
 *
 * @throws DomainError not_found
 */
export async function checkMeantFor(ctx: VendorCtx, { tierIds, groupIds }: MeantFor): Promise<void> {
  const { vendorId } = ctx.scope;
  const tiers = await ctx.db.tier.findMany({ where: { vendorId, id: { in: [...tierIds] } }, select: { id: true } });
  const groups = await ctx.db.partnerGroup.findMany({
    where: { vendorId, id: { in: [...groupIds] } },
    select: { id: true },
  });
  const known = new Set([...tiers, ...groups].map(({ id }) => id));
  const missing = [...tierIds, ...groupIds].find((id) => !known.has(id));
  if (missing) throw notFound(missing.startsWith('tir_') ? 'tier' : 'partner group', missing);
}

/** How many active partners are in any of these tiers or groups; with none given, all of them. */
export async function countPartnersWhoSee(ctx: VendorCtx, { tierIds, groupIds }: MeantFor): Promise<number> {
  const isForAll = tierIds.length === 0 && groupIds.length === 0;
  return ctx.db.partnership.count({
    where: {
      vendorId: ctx.scope.vendorId,
      status: 'active',
      ...(isForAll
        ? {}
        : { OR: [{ tierId: { in: [...tierIds] } }, { groups: { some: { groupId: { in: [...groupIds] } } } }] }),
    },
  });
}
