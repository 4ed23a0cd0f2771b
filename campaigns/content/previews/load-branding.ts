import type { Ctx, PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { BrandKitVersionId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import type { BrandInput, VendorInput } from '#templates/engine/brand-values.ts';
import { emptyBrandKit } from '../brand-kit.ts';
import { findPublishedBrandKit, getBrandKitVersion } from '../brand-kit-queries.ts';
import { toBrandInput } from '../brand-values.ts';
import { sampleBrand } from './library-samples.ts';

export type Branding = { brand: BrandInput; vendor: VendorInput };

/** Whose names and colours a vendor's preview wears: the sample partner's, or a partner's published kit. */
export async function loadVendorBranding(ctx: VendorCtx, partnerId: PartnerId | null): Promise<Branding> {
  const vendor = await loadVendor(ctx, ctx.scope.vendorId);
  return { vendor, brand: partnerId ? await partnerBrand(ctx, partnerId) : sampleBrand(ctx.install.publicUrl) };
}

/** A partner's own names and colours, with the vendor whose campaign it is. */
export async function loadPartnerBranding(
  ctx: PartnerCtx,
  { vendorId, brandKitVersionId }: { vendorId: VendorId; brandKitVersionId: BrandKitVersionId | null },
): Promise<Branding> {
  const { partnerId } = ctx.scope;
  const vendor = await loadVendor(ctx, vendorId);
  if (!brandKitVersionId) return { vendor, brand: await partnerBrand(ctx, partnerId) };
  const { data } = await getBrandKitVersion(ctx, { partnerId, versionId: brandKitVersionId });
  return { vendor, brand: toBrandInput(data, ctx.install.publicUrl) };
}

async function loadVendor(ctx: Ctx, vendorId: VendorId): Promise<VendorInput> {
  const vendor = await ctx.db.vendor.findUnique({ where: { id: vendorId }, select: { name: true, website: true } });
  if (!vendor) throw notFound('vendor', vendorId);
  return { name: vendor.name, website: vendor.website ?? '' };
}

/** The published kit; before a partner has one, its name in plain colours. */
async function partnerBrand(ctx: Ctx, partnerId: PartnerId): Promise<BrandInput> {
  const partner = await ctx.db.partner.findUnique({
    where: { id: partnerId },
    select: { name: true, country: true, locale: true },
  });
  if (!partner) throw notFound('partner', partnerId);
  const published = await findPublishedBrandKit(ctx, partnerId);
  return toBrandInput(published?.data ?? emptyBrandKit(partner), ctx.install.publicUrl);
}
