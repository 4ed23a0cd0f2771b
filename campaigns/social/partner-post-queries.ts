import { publicImagePath } from '#campaigns/content/files/public-image.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { PartnerPostId, SocialPostId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { mergeValues } from './internal/merge-values.ts';
import { vendorNames } from './post-queries.ts';
import type { PartnerPostState } from './post-status.ts';
import { listPublications, type PublicationRow } from './publication-queries.ts';
import { type NetworkName, PostContent, type PostZone, ZoneValues } from './schema.ts';
import { type MergeValues, postText } from './texts/schema.ts';

export type PartnerPostRow = {
  id: PartnerPostId;
  vendorName: string;
  topicName: string;
  title: string;
  state: PartnerPostState;
  dueAt: Date;
  networks: readonly NetworkName[];
  /** the first words of it */
  excerpt: string;
};

export type PartnerPostView = PartnerPostRow & {
  vendorId: VendorId;
  postId: SocialPostId;
  zones: readonly PostZone[];
  values: ZoneValues;
  /** as it will be, or is, on each network; the short link stands in for itself */
  texts: { network: NetworkName; text: string }[];
  image: { path: string; alt: string } | null;
  link: string;
  decidedBy: string;
  publications: PublicationRow[];
};

const SHORT_LINK = '/s/a1B2c3D4e5';
const SELECT = {
  ...{ id: true, vendorId: true, postId: true, state: true, dueAt: true, zones: true, decidedBy: true },
  post: { select: { title: true, content: true, topic: { select: { name: true } } } },
} as const;

const WAITING = { in: ['waiting', 'missed'] };

/** How many copies wait for an answer. */
export function countWaitingPosts(ctx: PartnerCtx): Promise<number> {
  return ctx.db.socialPartnerPost.count({ where: { partnerId: ctx.scope.partnerId, state: WAITING } });
}

/** Copies that wait for an answer, the next due first. */
export async function listWaitingRows(ctx: PartnerCtx): Promise<PartnerPostRow[]> {
  return toRows(ctx, await findWaiting(ctx, 100));
}

/** Those that a screen shows whole, the next due first. */
export async function listWaitingPosts(ctx: PartnerCtx): Promise<PartnerPostView[]> {
  // Nothing of them is out: that comes after the answer.
  return toViews(ctx, await findWaiting(ctx, 20), []);
}

function findWaiting(ctx: PartnerCtx, take: number): Promise<Stored[]> {
  return ctx.db.socialPartnerPost.findMany({
    where: { partnerId: ctx.scope.partnerId, state: WAITING },
    orderBy: { dueAt: 'asc' },
    take,
    select: SELECT,
  });
}

/** All copies by pages, newest first. */
export async function pagePartnerPosts(
  ctx: PartnerCtx,
  { state, limit, cursor }: Page & { state?: PartnerPostState | undefined },
): Promise<Paged<PartnerPostRow>> {
  const rows = await ctx.db.socialPartnerPost.findMany({
    where: { partnerId: ctx.scope.partnerId, ...(state ? { state } : {}), ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: SELECT,
  });
  return toPaged(
    await toRows(ctx, rows),
    limit,
    (row) => row.id,
    (row) => row,
  );
}

/** @throws DomainError not_found */
export async function getPartnerPost(ctx: PartnerCtx, partnerPostId: PartnerPostId): Promise<PartnerPostView> {
  const row = await ctx.db.socialPartnerPost.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: partnerPostId } },
    select: SELECT,
  });
  const [view] = row ? await toViews(ctx, [row], await listPublications(ctx, { partnerPostId })) : [];
  if (!view) throw notFound('post', partnerPostId);
  return view;
}

type Stored = {
  id: string;
  vendorId: string;
  postId: string;
  state: string;
  dueAt: Date;
  zones: unknown;
  decidedBy: string;
  post: { title: string; content: unknown; topic: { name: string } };
};
type Around = { names: Map<string, string>; values: MergeValues };

async function aroundOf(ctx: PartnerCtx, rows: readonly Stored[]): Promise<Around> {
  const names = await vendorNames(
    ctx,
    rows.map(({ vendorId }) => vendorId),
  );
  return { names, values: (await mergeValues(ctx)).values };
}

async function toRows(ctx: PartnerCtx, rows: readonly Stored[]): Promise<PartnerPostRow[]> {
  const around = await aroundOf(ctx, rows);
  return rows.map((row) => toRow(row, around));
}

async function toViews(
  ctx: PartnerCtx,
  rows: readonly Stored[],
  publications: PublicationRow[],
): Promise<PartnerPostView[]> {
  const around = await aroundOf(ctx, rows);
  return rows.map((row) => {
    const content = PostContent.parse(row.post.content);
    const values = ZoneValues.parse(row.zones);
    const link = content.link && `${ctx.install.publicUrl}${SHORT_LINK}`;
    const filled = { content, partner: around.values, zones: values, link };
    return {
      ...toRow(row, around),
      ...{ vendorId: row.vendorId as VendorId, postId: row.postId as SocialPostId },
      ...{ zones: content.zones, values, link: content.link, decidedBy: row.decidedBy, publications },
      texts: content.networks.map((network) => ({ network, text: postText({ ...filled, network }) })),
      image: content.image && { path: publicImagePath(content.image), alt: content.image.alt },
    };
  });
}

function toRow({ id, vendorId, state, dueAt, zones, post }: Stored, { names, values }: Around): PartnerPostRow {
  const content = PostContent.parse(post.content);
  const [network = 'linkedin'] = content.networks;
  const text = postText({ content, network, partner: values, zones: ZoneValues.parse(zones), link: '' });
  return {
    ...{ id: id as PartnerPostId, vendorName: names.get(vendorId) ?? '', topicName: post.topic.name },
    ...{ title: post.title, state: state as PartnerPostState, dueAt, networks: content.networks },
    excerpt: text.slice(0, 200),
  };
}
