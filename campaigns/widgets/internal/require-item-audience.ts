import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ItemAudience } from '../item-audience.ts';

/** @throws DomainError not_found when a tier or a group is not the vendor's */
export async function requireItemAudience(ctx: VendorCtx, { tierIds, groupIds }: ItemAudience): Promise<void> {
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
