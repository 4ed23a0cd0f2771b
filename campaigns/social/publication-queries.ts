import type { Ctx, PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { PartnerId, PartnerPostId, PublicationId, SocialPostId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { isCapturedUrl } from './captured-address.ts';
import type { PublicationState } from './post-status.ts';
import { NetworkName } from './schema.ts';

export type PublicationRow = {
  id: PublicationId;
  partnerPostId: PartnerPostId;
  network: NetworkName;
  handle: string;
  state: PublicationState;
  reason: string;
  text: string;
  permalink: string | null;
  publishedAt: Date | null;
  clicks: number;
  /** it is in doubt, and we do not look any more: a person decides */
  asks: boolean;
};

/** What went, or goes, out on the partner's accounts, newest first. */
export async function listPublications(
  ctx: PartnerCtx,
  where: { partnerPostId?: PartnerPostId } = {},
  take = 200,
): Promise<PublicationRow[]> {
  const rows = await ctx.db.socialPublication.findMany({
    where: { partnerId: ctx.scope.partnerId, ...where },
    orderBy: { id: 'desc' },
    take,
    select: SELECT,
  });
  return rows.map(toRow);
}

/** The same by pages. */
export async function pagePublications(
  ctx: PartnerCtx,
  { limit, cursor, state, network }: Page & { state?: PublicationState | undefined; network?: NetworkName | undefined },
): Promise<Paged<PublicationRow>> {
  const { partnerId } = ctx.scope;
  const filter = { ...(state ? { state } : {}), ...(network ? { network } : {}) };
  const rows = await ctx.db.socialPublication.findMany({
    where: { partnerId, ...filter, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: SELECT,
  });
  return toPaged(rows, limit, (row) => row.id, toRow);
}

export type VendorPublicationRow = Omit<PublicationRow, 'text' | 'partnerPostId' | 'asks'> & {
  partnerId: PartnerId;
  partnerName: string;
};

/** Where the vendor's post is, was, or may be: what everybody can see, and nothing of what waits. */
export async function listPostPublications(ctx: VendorCtx, postId: SocialPostId): Promise<VendorPublicationRow[]> {
  const rows = await ctx.db.socialPublication.findMany({
    where: { vendorId: ctx.scope.vendorId, postId },
    orderBy: [{ partnerId: 'asc' }, { network: 'asc' }],
    take: 2_000,
    select: { ...SELECT, partnerId: true },
  });
  return withPartners(ctx, rows);
}

/**
 * The same by pages, newest first.
 *
 * @throws DomainError not_found for another's post
 */
export async function pagePostPublications(
  ctx: VendorCtx,
  { postId, limit, cursor }: Page & { postId: SocialPostId },
): Promise<Paged<VendorPublicationRow>> {
  const { vendorId } = ctx.scope;
  if (!(await ctx.db.socialPost.findFirst({ where: { vendorId, id: postId }, select: { id: true } })))
    throw notFound('post', postId);
  const rows = await ctx.db.socialPublication.findMany({
    where: { vendorId, postId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { ...SELECT, partnerId: true },
  });
  return toPaged(
    await withPartners(ctx, rows),
    limit,
    (row) => row.id,
    (row) => row,
  );
}

async function withPartners(
  ctx: VendorCtx,
  rows: readonly (Stored & { partnerId: string })[],
): Promise<VendorPublicationRow[]> {
  const ids = [...new Set(rows.map(({ partnerId }) => partnerId))];
  const names = await ctx.db.partner.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = new Map(names.map(({ id, name }) => [id, name]));
  return rows.map(({ partnerId, ...row }) => {
    const { text: _text, partnerPostId: _copy, asks: _asks, permalink: at, ...rest } = toRow(row);
    // A captured post is seen by its partner alone.
    const permalink = at !== null && isCapturedUrl(ctx.install.publicUrl, at) ? null : at;
    return { ...rest, permalink, partnerId: partnerId as PartnerId, partnerName: nameOf.get(partnerId) ?? '' };
  });
}

export type PublishedPost = {
  network: NetworkName;
  permalink: string;
  text: string;
  publishedAt: Date;
  clicks: number;
};

/** A partner's posts of a campaign that are out, with where they are: proof of what was done. */
export async function listPublishedPosts(
  ctx: Ctx,
  { partnerId, campaignId }: { partnerId: PartnerId; campaignId: string },
): Promise<PublishedPost[]> {
  const rows = await ctx.db.socialPublication.findMany({
    where: { partnerId, campaignId, state: 'published' },
    orderBy: { publishedAt: 'asc' },
    take: 500,
    select: { network: true, permalink: true, text: true, publishedAt: true, clicks: true, createdAt: true },
  });
  return rows.map(({ network, permalink, publishedAt, createdAt, ...rest }) => ({
    ...{ network: NetworkName.parse(network), permalink: permalink ?? '', publishedAt: publishedAt ?? createdAt },
    ...rest,
  }));
}

const SELECT = {
  ...{ id: true, partnerPostId: true, network: true, handle: true, state: true, reason: true, text: true },
  ...{ permalink: true, publishedAt: true, clicks: true, dueAt: true },
} as const;

type Stored = Omit<PublicationRow, 'id' | 'partnerPostId' | 'network' | 'state' | 'asks'> & {
  dueAt: Date | null;
  id: string;
  partnerPostId: string;
  network: string;
  state: string;
};

function toRow({ id, partnerPostId, network, state, dueAt, ...rest }: Stored): PublicationRow {
  return {
    ...rest,
    ...{ id: id as PublicationId, partnerPostId: partnerPostId as PartnerPostId },
    ...{ network: NetworkName.parse(network), state: state as PublicationState },
    asks: state === 'unknown' && dueAt === null,
  };
}
