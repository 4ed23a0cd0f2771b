import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';

/** The tier, if one is named. @throws DomainError invalid at `tierId` */
export async function requireTier(ctx: VendorCtx, tierId: string | undefined): Promise<string | null> {
  if (!tierId) return null;
  const { vendorId } = ctx.scope;
  const tier = await ctx.db.tier.findUnique({ where: { vendorId_id: { vendorId, id: tierId } }, select: { id: true } });
  if (tier) return tier.id;
  throw new DomainError('invalid', `${tierId} is no tier of ${vendorId}`, {
    show: 'This tier does not exist any more. Choose another one.',
    fields: { tierId: 'does not exist any more' },
  });
}

/** Each of the groups, once. @throws DomainError invalid at `groupIds` */
export async function requireGroups(ctx: VendorCtx, groupIds: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(groupIds)];
  const found = await ctx.db.partnerGroup.findMany({ where: { id: { in: wanted } }, select: { id: true } });
  if (found.length === wanted.length) return wanted;
  throw new DomainError('invalid', `not all of ${wanted.join(', ')} are groups of ${ctx.scope.vendorId}`, {
    show: 'One of these groups does not exist any more. Choose again.',
    fields: { groupIds: 'one of these does not exist any more' },
  });
}
