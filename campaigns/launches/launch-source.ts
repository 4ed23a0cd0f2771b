import { z } from 'zod';
import { emptyBrandKit } from '#campaigns/content/brand-kit.ts';
import { findPublishedBrandKit } from '#campaigns/content/brand-kit-queries.ts';
import { toBrandInput } from '#campaigns/content/brand-values.ts';
import type { BrandKitData } from '#campaigns/content/schema.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { BrandKitVersionId, TemplateVersionId } from '#campaigns/kernel/ids.ts';
import type { CompileInput } from '#templates/engine/compile.ts';
import { Zone } from '#templates/engine/zone.ts';
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

const Assets = z.record(z.string(), z.string());

/** Reads what a launch's mail is made of: the tactic's template version, the vendor, the published brand kit. */
export async function readLaunchSource(ctx: PartnerCtx, launch: LaunchView): Promise<LaunchSource> {
  const tactic = await ctx.db.campaignTactic.findUnique({
    where: { vendorId_id: { vendorId: launch.vendorId, id: launch.tacticId } },
    select: {
      templateVersion: {
        select: { id: true, mjml: true, subject: true, preheader: true, locale: true, zones: true, assets: true },
      },
    },
  });
  const vendor = await ctx.db.vendor.findUnique({
    where: { id: launch.vendorId },
    select: { name: true, website: true },
  });
  const partner = await ctx.db.partner.findUnique({
    where: { id: ctx.scope.partnerId },
    select: { name: true, country: true, locale: true },
  });
  if (!tactic || !vendor || !partner) throw notFound('launch', launch.id);
  const published = await findPublishedBrandKit(ctx, ctx.scope.partnerId);
  const { templateVersion } = tactic;
  return {
    templateVersionId: templateVersion.id as TemplateVersionId,
    mjml: templateVersion.mjml,
    subject: templateVersion.subject,
    preheader: templateVersion.preheader,
    locale: templateVersion.locale,
    zones: z.array(Zone).parse(templateVersion.zones),
    assets: Assets.parse(templateVersion.assets),
    vendor: { name: vendor.name, website: vendor.website ?? '' },
    brandKitVersionId: published?.versionId ?? null,
    kit: published?.data ?? null,
    fallbackKit: emptyBrandKit(partner),
  };
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
