import type { Ctx, Scope } from '#campaigns/kernel/context.ts';
import { DomainError, invariant, notFound } from '#campaigns/kernel/errors.ts';
import type { BrandKitVersionId, PartnerId } from '#campaigns/kernel/ids.ts';
import { emptyBrandKit, isSameKit } from './brand-kit.ts';
import { BrandKitData } from './schema.ts';

export type PublishedBrandKit = {
  versionId: BrandKitVersionId;
  number: number;
  publishedAt: Date;
  data: BrandKitData;
};

export type BrandKitView = {
  /** the working copy */
  data: BrandKitData;
  /** 0 = never saved */
  revision: number;
  updatedAt: Date | null;
  published: Omit<PublishedBrandKit, 'data'> | null;
  /** the working copy says something else than what is published */
  changed: boolean;
};

/** The partner whose brand kit the scope works on. */
export function brandKitOwner(scope: Scope): PartnerId {
  invariant(scope.side !== 'vendor', 'a vendor has no brand kit');
  return scope.partnerId;
}

/** The partner's working copy; before the first save, what its account already says. */
export async function getBrandKit(ctx: Ctx): Promise<BrandKitView> {
  const partnerId = brandKitOwner(ctx.scope);
  const row = await ctx.db.brandKit.findUnique({
    where: { partnerId },
    select: { data: true, revision: true, updatedAt: true },
  });
  const data = row ? BrandKitData.parse(row.data) : await startingKit(ctx, partnerId);
  const published = await findPublishedBrandKit(ctx, partnerId);
  return {
    data,
    revision: row?.revision ?? 0,
    updatedAt: row?.updatedAt ?? null,
    published: published && {
      versionId: published.versionId,
      number: published.number,
      publishedAt: published.publishedAt,
    },
    changed: !published || !isSameKit(published.data, data),
  };
}

async function startingKit(ctx: Ctx, partnerId: PartnerId): Promise<BrandKitData> {
  const partner = await ctx.db.partner.findUnique({
    where: { id: partnerId },
    select: { name: true, country: true, locale: true },
  });
  if (!partner) throw notFound('partner', partnerId);
  return emptyBrandKit(partner);
}

const VERSION = { id: true, number: true, data: true, createdAt: true } as const;
type VersionRow = { id: string; number: number; data: unknown; createdAt: Date };

function toPublished(row: VersionRow): PublishedBrandKit {
  return {
    versionId: row.id as BrandKitVersionId,
    number: row.number,
    publishedAt: row.createdAt,
    data: BrandKitData.parse(row.data),
  };
}

/** What the partner published last, or null; also for its vendors, who preview campaigns with it. */
export async function findPublishedBrandKit(ctx: Ctx, partnerId: PartnerId): Promise<PublishedBrandKit | null> {
  const row = await ctx.db.brandKitVersion.findFirst({
    where: { partnerId },
    orderBy: { number: 'desc' },
    select: VERSION,
  });
  return row && toPublished(row);
}

/**
 * What the partner published last.
 *
 * @throws DomainError invalid when nothing is published yet
 */
export async function getPublishedBrandKit(ctx: Ctx, partnerId: PartnerId): Promise<PublishedBrandKit> {
  const published = await findPublishedBrandKit(ctx, partnerId);
  if (published) return published;
  throw new DomainError('invalid', `Partner ${partnerId} has no published brand kit`, {
    show: 'The brand kit is not published yet. Open it, check it and publish it.',
  });
}

/**
 * One published state of a brand kit, as mails were made with it.
 *
 * @throws DomainError not_found
 */
export async function getBrandKitVersion(
  ctx: Ctx,
  { partnerId, versionId }: { partnerId: PartnerId; versionId: BrandKitVersionId },
): Promise<PublishedBrandKit> {
  const row = await ctx.db.brandKitVersion.findUnique({
    where: { partnerId_id: { partnerId, id: versionId } },
    select: VERSION,
  });
  if (!row) throw notFound('brand kit version', versionId);
  return toPublished(row);
}
