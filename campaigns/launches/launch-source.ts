import type { Offer } from '#campaigns/catalog/eligibility.ts';
import { getCampaignOffer } from '#campaigns/catalog/queries.ts';
import { emptyBrandKit } from '#campaigns/content/brand-kit.ts';
import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { toBrandInput } from '#campaigns/content/brand-values.ts';
import type { BrandKitData } from '#campaigns/content/schema.ts';
import { type Sender, senderOf } from '#campaigns/delivery/sender-identity.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { BrandKitVersionId, TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { CompileInput } from '#templates/engine/compile.ts';
import type { Zone } from '#templates/engine/zone.ts';
import type { LaunchView } from './queries.ts';
import type { ZoneValues } from './schema.ts';

/** All that a launch's mail is made of; read in a transaction, compiled outside of it. */
export type LaunchSource = {
  templateVersionId: TemplateVersionId;
  mjml: string;
  subject: string;
  preheader: string;
  locale: string;
  zones: Zone[];
  /** image name → path below the installation's origin */
  assets: Record<string, string>;
  vendor: { name: string; website: string };
  /** null while nothing is published; previews then wear a plain kit */
  brandKitVersionId: BrandKitVersionId | null;
  kit: BrandKitData | null;
  fallbackKit: BrandKitData;
};

/** Reads what a launch's mail is made of, and from whom it comes: the tactic's template version, the vendor, the kit. */
export async function readLaunchSource(
  ctx: PartnerCtx,
  launch: LaunchView,
): Promise<{ source: LaunchSource; offer: Offer; sender: Sender }> {
  const { partnerId } = ctx.scope;
  const { offer, campaign } = await getCampaignOffer(ctx, launch);
  const tactic = campaign.tactics.find((candidate) => candidate.id === launch.tacticId);
  const vendor = await ctx.db.vendor.findUnique({ where: { id: launch.vendorId }, select: { website: true } });
  const partner = await ctx.db.partner.findUnique({
    where: { id: partnerId },
    select: { slug: true, name: true, country: true, locale: true },
  });
  if (!tactic || !vendor || !partner) throw notFound('launch', launch.id);
  const published = await findPublishedBrandKit(ctx, partnerId);
  const { id: templateVersionId, ...template } = tactic.templateVersion;
  const source: LaunchSource = {
    templateVersionId,
    ...template,
    vendor: { name: campaign.vendorName, website: vendor.website ?? '' },
    brandKitVersionId: published?.versionId ?? null,
    kit: published?.data ?? null,
    fallbackKit: emptyBrandKit(partner),
  };
  return { source, offer, sender: senderOf(ctx.install, partner, source.kit) };
}

/** The source and the partner's values as the template engine takes them. */
export function toCompileInput(
  source: LaunchSource,
  values: ZoneValues,
  options: { publicUrl: string; preview?: boolean; markZones?: boolean },
): CompileInput {
  const { publicUrl, preview = false, markZones = false } = options;
  const known = new Map(source.zones.map((zone) => [zone.name, zone]));
  const given = Object.entries(values).filter(([name]) => known.has(name));
  return {
    mjml: source.mjml,
    subject: source.subject,
    preheader: source.preheader,
    locale: source.locale,
    imageOrigins: [publicUrl],
    brand: toBrandInput(source.kit ?? source.fallbackKit, publicUrl),
    vendor: source.vendor,
    zoneValues: Object.fromEntries(given.filter(([, value]) => value !== null)),
    omitZones: given
      .filter(([name, value]) => value === null && known.get(name)?.mode === 'optional')
      .map(([name]) => name),
    assetUrl: (name) => (source.assets[name] ? `${publicUrl}${source.assets[name]}` : null),
    preview,
    markZones,
  };
}
