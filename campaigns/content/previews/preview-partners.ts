import type { VendorCtx } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';

export type PreviewPartner = { id: PartnerId; name: string };

const MAX_PARTNERS = 500;

/** The active partners in whose brand a vendor can look at a mail, by name. */
export async function listPreviewPartners(ctx: VendorCtx): Promise<PreviewPartner[]> {
  const rows = await ctx.db.partnership.findMany({
    where: { vendorId: ctx.scope.vendorId, status: 'active' },
    orderBy: { partner: { name: 'asc' } },
    take: MAX_PARTNERS,
    select: { partner: { select: { id: true, name: true } } },
  });
  return rows.map(({ partner }) => ({ id: partner.id as PartnerId, name: partner.name }));
}
