import {
  type Caller,
  inTransaction,
  type PartnerScope,
  type Scope,
  type VendorScope,
} from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { getBrandKit } from '../brand-kit-queries.ts';
import { toBrandInput } from '../brand-values.ts';
import { assetUrls, TemplateAssets } from '../template-assets.ts';
import { getTemplateVersion } from '../template-queries.ts';
import { getLibraryTemplate, libraryAssetUrls, sampleBrand } from './library-samples.ts';
import { loadPartnerBranding, loadVendorBranding } from './load-branding.ts';
import type { PreviewTicket } from './preview-ticket.ts';
import { type PreviewInput, type PreviewMail, renderPreview } from './render-preview.ts';
import { findTypedPreview } from './typed-previews.ts';

export type PreviewTools = {
  /** a caller in the scope that the ticket names */
  enter: <S extends Scope>(scope: S, reason: string) => Caller<S>;
  files: FileStore;
  libraryFolder: string;
  /** origin of the installation */
  publicUrl: string;
};

/** `nothing`: there is a reason to say in the mail's place. */
export type OpenedPreview = { kind: 'mail'; mail: PreviewMail } | { kind: 'nothing'; why: string };

/**
 * The mail that a signed ticket shows.
 *
 * @throws DomainError not_found when what it names is gone, or was never the owner's
 */
export async function openPreview(tools: PreviewTools, ticket: PreviewTicket): Promise<OpenedPreview> {
  if (ticket.kind === 'typed') {
    const mail = await findTypedPreview(tools.files, ticket);
    return mail
      ? { kind: 'mail', mail }
      : { kind: 'nothing', why: 'This preview is out of date. Load the page again.' };
  }
  const { mail, problems } = await renderPreview(await loadInput(tools, ticket));
  if (mail) return { kind: 'mail', mail };
  return { kind: 'nothing', why: `This mail cannot be shown. ${problems[0]?.message ?? ''}` };
}

type SavedTicket = Exclude<PreviewTicket, { kind: 'typed' }>;

async function loadInput(tools: PreviewTools, ticket: SavedTicket): Promise<PreviewInput> {
  switch (ticket.kind) {
    case 'version': {
      const scope: VendorScope = { side: 'vendor', vendorId: ticket.vendorId };
      return inTransaction(tools.enter(scope, 'preview'), async (ctx) => {
        const { publicUrl } = ctx.install;
        const version = await getTemplateVersion(ctx, ticket.templateVersionId);
        const branding = await loadVendorBranding(ctx, ticket.partnerId);
        return { ...version, assets: assetUrls(version.assets, publicUrl), ...branding, publicUrl };
      });
    }
    case 'offer':
      return loadOffer(tools.enter(partnerScope(ticket), 'preview'), ticket);
    case 'library':
      return loadLibrary(tools, ticket.slug);
    case 'brand':
      return loadBrand(tools, ticket);
  }
}

function partnerScope({ partnerId }: { partnerId: PartnerScope['partnerId'] }): PartnerScope {
  return { side: 'partner', partnerId };
}

async function loadOffer(
  caller: Caller<PartnerScope>,
  ticket: Extract<PreviewTicket, { kind: 'offer' }>,
): Promise<PreviewInput> {
  return inTransaction(caller, async (ctx) => {
    const row = await ctx.db.templateVersion.findUnique({
      where: { vendorId_id: { vendorId: ticket.vendorId, id: ticket.templateVersionId } },
      select: { mjml: true, subject: true, preheader: true, locale: true, assets: true },
    });
    if (!row) throw notFound('template version', ticket.templateVersionId);
    const branding = await loadPartnerBranding(ctx, ticket);
    const { publicUrl } = ctx.install;
    return { ...row, assets: assetUrls(TemplateAssets.parse(row.assets), publicUrl), ...branding, publicUrl };
  });
}

async function loadLibrary({ libraryFolder, publicUrl }: PreviewTools, slug: string): Promise<PreviewInput> {
  const template = await getLibraryTemplate(libraryFolder, slug);
  return {
    mjml: template.mjml,
    subject: template.meta.subject,
    preheader: template.meta.preheader,
    locale: template.meta.locales[0] ?? 'en',
    assets: libraryAssetUrls(template, publicUrl),
    brand: sampleBrand(publicUrl),
    vendor: template.sample.vendor,
    publicUrl,
  };
}

/** Shows what a brand changes at first sight: logo, colour, button. */
const BRAND_SAMPLE = 'launch-announcement';

async function loadBrand(
  tools: PreviewTools,
  ticket: Extract<PreviewTicket, { kind: 'brand' }>,
): Promise<PreviewInput> {
  const sample = await loadLibrary(tools, BRAND_SAMPLE);
  return inTransaction(tools.enter(partnerScope(ticket), 'preview'), async (ctx) => {
    const { data } = await getBrandKit(ctx);
    const partnership = await ctx.db.partnership.findFirst({
      where: { partnerId: ticket.partnerId, status: 'active' },
      orderBy: { createdAt: 'asc' },
      select: { vendor: { select: { name: true, website: true } } },
    });
    const { name, website } = partnership?.vendor ?? sample.vendor;
    const vendor = { name, website: website ?? '' };
    return { ...sample, vendor, brand: toBrandInput(data, tools.publicUrl), locale: data.locale };
  });
}
