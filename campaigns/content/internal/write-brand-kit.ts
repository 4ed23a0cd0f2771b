import type { Ctx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { brandKitOwner } from '../brand-kit-queries.ts';
import type { BrandKitData } from '../schema.ts';

/** Puts a new working copy in place of the one at `revision`; the loser of a race hears of it. */
export async function writeBrandKit(ctx: Ctx, revision: number, data: BrandKitData): Promise<{ revision: number }> {
  const partnerId = brandKitOwner(ctx.scope);
  const { count } =
    revision === 0
      ? await ctx.db.brandKit.createMany({ data: { partnerId, data }, skipDuplicates: true })
      : await ctx.db.brandKit.updateMany({ where: { partnerId, revision }, data: { data, revision: revision + 1 } });
  if (count === 0) throw brandKitConflict(partnerId, revision);
  return { revision: revision + 1 };
}

export function brandKitConflict(partnerId: string, revision: number): DomainError {
  return new DomainError('conflict', `Brand kit of ${partnerId} is no longer at revision ${revision}`, {
    show: 'Someone else changed the brand kit meanwhile. What you typed is still here: copy it, then load the page again.',
  });
}
