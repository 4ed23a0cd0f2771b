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

/** Copies that wait for an answer, the next due first; or all the others, newest first. */
export async function listPartnerPosts(ctx: PartnerCtx, which: 'waiting' | 'answered'): Promise<PartnerPostRow[]> {
  const waiting = ['waiting', 'missed'];
  const rows = await ctx.db.socialPartnerPost.findMany({
    where: { partnerId: ctx.scope.partnerId, state: which === 'waiting' ? { in: waiting } : { notIn: waiting } },
    orderBy: { dueAt: which === 'waiting' ? 'asc' : 'desc' },
    take: 100,
    select: SELECT,
  });
  const names = await vendorNames(
    ctx,
    rows.map(({ vendorId }) => vendorId),
  );
  const { values } = await mergeValues(ctx);
  return rows.map((row) => toRow(row, { names, values, publicUrl: ctx.install.publicUrl }));
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
  const names = await vendorNames(
    ctx,
    rows.map(({ vendorId }) => vendorId),
  );
  const { values } = await mergeValues(ctx);
  const around = { names, values, publicUrl: ctx.install.publicUrl };
  return toPaged(
    rows,
    limit,
    (row) => row.id,
    (row) => toRow(row, around),
  );
}

/** @throws DomainError not_found */
export async function getPartnerPost(ctx: PartnerCtx, partnerPostId: PartnerPostId): Promise<PartnerPostView> {
  const row = await ctx.db.socialPartnerPost.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: partnerPostId } },
    select: SELECT,
  });
  if (!row) throw notFound('post', partnerPostId);
  const names = await vendorNames(ctx, [row.vendorId]);
  const { values } = await mergeValues(ctx);
  const content = PostContent.parse(row.post.content);
  const zones = ZoneValues.parse(row.zones);
  const link = content.link && `${ctx.install.publicUrl}${SHORT_LINK}`;
  return {
    ...toRow(row, { names, values, publicUrl: ctx.install.publicUrl }),
    ...{ vendorId: row.vendorId as VendorId, postId: row.postId as SocialPostId },
    ...{ zones: content.zones, values: zones, link: content.link, decidedBy: row.decidedBy },
    texts: content.networks.map((network) => ({
      network,
      text: postText({ content, network, partner: values, zones, link }),
    })),
    image: content.image && { path: publicImagePath(content.image), alt: content.image.alt },
    publications: await listPublications(ctx, { partnerPostId }),
  };
}

type Stored = {
  id: string;
  vendorId: string;
  state: string;
  dueAt: Date;
  zones: unknown;
  post: { title: string; content: unknown; topic: { name: string } };
};
type Around = { names: Map<string, string>; values: MergeValues; publicUrl: string };

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
