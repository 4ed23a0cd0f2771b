import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import type { FormId, LaunchId, VendorId } from '#campaigns/kernel/ids.ts';
import { type FormView, getForm } from './form-queries.ts';
import { makeFormTicket } from './form-ticket.ts';
import { landingPageUrl } from './open-landing-page.ts';
import { type PageFacts, pageToken } from './page-token.ts';

export type PublicFormPage = {
  form: Pick<FormView, 'formVersionId' | 'content' | 'consentText' | 'vendorId'>;
  ticket: string;
  brand: { name: string; logoPath: string | null; color: string; website: string };
  /** whose products it is about, where the page is a partner's */
  vendorName: string | null;
  locale: string;
};

type LaunchPage = Extract<PageFacts, { kind: 'launch' }>;

/** What a visitor of a launch's page gets; null where there is none, or it is closed. Looking changes nothing. */
export async function findLaunchPage(
  ctx: PartnerCtx,
  { vendorId, launchId }: LaunchPage,
): Promise<PublicFormPage | null> {
  const { partnerId } = ctx.scope;
  const page = await ctx.db.landingPage.findFirst({
    where: { vendorId, partnerId, launchId, status: 'open' },
    select: { formId: true, partnership: { select: { vendor: { select: { name: true } } } } },
  });
  const partner = await ctx.db.partner.findUnique({ where: { id: partnerId }, select: { name: true, locale: true } });
  if (!page || !partner) return null;
  const kit = await findPublishedBrandKit(ctx, partnerId);
  return {
    ...(await formPart(ctx, page.formId as FormId)),
    brand: {
      name: kit?.data.shortName || partner.name,
      logoPath: kit?.data.logo ? publicImagePath(kit.data.logo) : null,
      color: kit?.data.primaryColor ?? '',
      website: kit?.data.website ?? '',
    },
    vendorName: page.partnership.vendor.name,
    locale: partner.locale,
  };
}

/** What a visitor of a vendor's own form gets; null where it is not published. */
export async function findVendorPage(ctx: VendorCtx, { formId }: { formId: FormId }): Promise<PublicFormPage | null> {
  const { vendorId } = ctx.scope;
  const form = await ctx.db.form.findFirst({
    where: { vendorId, id: formId, status: 'published' },
    select: { id: true },
  });
  const vendor = await ctx.db.vendor.findUnique({
    where: { id: vendorId },
    select: { name: true, website: true, locale: true },
  });
  if (!form || !vendor) return null;
  const brand = { name: vendor.name, logoPath: null, color: '', website: vendor.website ?? '' };
  return { ...(await formPart(ctx, formId)), brand, vendorName: null, locale: vendor.locale };
}

async function formPart(ctx: PartnerCtx | VendorCtx, formId: FormId): Promise<Pick<PublicFormPage, 'form' | 'ticket'>> {
  const { formVersionId, content, consentText, vendorId } = await getForm(ctx, formId);
  return {
    form: { vendorId, formVersionId, content, consentText },
    ticket: makeFormTicket(ctx.install.keys, { formVersionId, now: ctx.clock.now() }),
  };
}

/** Where everybody can open a vendor's own form. */
export function vendorFormUrl(ctx: Pick<VendorCtx, 'install' | 'scope'>, formId: FormId): string {
  const { vendorId } = ctx.scope;
  return `${ctx.install.publicUrl}/p/${pageToken(ctx.install.keys, { kind: 'form', vendorId, formId })}`;
}

export type LandingPageState = { url: string; formId: FormId; status: 'open' | 'closed' } | null;

/** The launch's page as its partner sees it; null = none yet. */
export async function findLandingPage(ctx: PartnerCtx, launchId: LaunchId): Promise<LandingPageState> {
  const row = await ctx.db.landingPage.findFirst({
    where: { partnerId: ctx.scope.partnerId, launchId },
    select: { vendorId: true, formId: true, status: true },
  });
  if (!row) return null;
  return {
    url: landingPageUrl(ctx, { vendorId: row.vendorId as VendorId, launchId }),
    formId: row.formId as FormId,
    status: row.status === 'open' ? 'open' : 'closed',
  };
}
