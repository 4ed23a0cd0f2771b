import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { MergeValues } from '../texts/schema.ts';

/** What posts say about the partner: its published brand kit, or at least its name. */
export async function mergeValues(ctx: PartnerCtx): Promise<{ values: MergeValues; slug: string }> {
  const { partnerId } = ctx.scope;
  const partner = await ctx.db.partner.findUnique({ where: { id: partnerId }, select: { name: true, slug: true } });
  if (!partner) throw notFound('partner', partnerId);
  const kit = (await findPublishedBrandKit(ctx, partnerId))?.data;
  const values = {
    'partner.name': kit?.shortName || kit?.companyName || partner.name,
    'partner.website': kit?.website ?? '',
    'partner.phone': kit?.phone ?? '',
    'partner.email': kit?.replyTo ?? '',
  };
  return { values, slug: partner.slug };
}
