import type { Ctx, PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { CampaignId, SocialPostId, SocialStreamId, SocialTopicId, VendorId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { PostContent, type PostFilter, type PostStatus, type SubscriptionMode } from './schema.ts';

export type StreamRow = {
  id: SocialStreamId;
  name: string;
  topics: { id: SocialTopicId; name: string; subscribers: number; auto: number }[];
};

/** The vendor's streams with their topics, and how many partners subscribe. */
export async function listStreams(ctx: VendorCtx): Promise<StreamRow[]> {
  const { vendorId } = ctx.scope;
  const topic = { id: true, name: true, subscriptions: { select: { mode: true } } } as const;
  const rows = await ctx.db.socialStream.findMany({
    where: { vendorId, archivedAt: null },
    orderBy: { name: 'asc' },
    select: {
      ...{ id: true, name: true },
      topics: { where: { archivedAt: null }, orderBy: { name: 'asc' }, select: topic },
    },
  });
  return rows.map(({ id, name, topics }) => ({
    id: id as SocialStreamId,
    name,
    topics: topics.map((one) => ({
      ...{ id: one.id as SocialTopicId, name: one.name, subscribers: one.subscriptions.length },
      auto: one.subscriptions.filter(({ mode }) => mode === 'auto_publish').length,
    })),
  }));
}

export type PostRow = {
  id: SocialPostId;
  title: string;
  topicName: string;
  status: PostStatus;
  publishAt: Date | null;
  networks: PostContent['networks'];
  /** how often it is out, and how often it was clicked there */
  published: number;
  clicks: number;
};

const POST_ROW = {
  ...{ id: true, title: true, status: true, publishAt: true, content: true, topic: { select: { name: true } } },
} as const;

/** The vendor's posts, newest first. */
export async function listPosts(
  ctx: VendorCtx,
  { q, status, topicId }: PostFilter,
  { limit, cursor }: Page,
): Promise<Paged<PostRow> & { total: number }> {
  const { vendorId } = ctx.scope;
  const where = {
    vendorId,
    ...(q ? { title: holding(q) } : {}),
    ...(status ? { status } : {}),
    ...(topicId ? { topicId } : {}),
  };
  const rows = await ctx.db.socialPost.findMany({
    where: { ...where, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: POST_ROW,
  });
  const total = await ctx.db.socialPost.count({ where });
  const page = toPaged(
    await withFigures(ctx, rows),
    limit,
    (row) => row.id,
    (row) => row,
  );
  return { ...page, total };
}

type StoredPost = Omit<PostRow, 'id' | 'topicName' | 'status' | 'networks' | 'published' | 'clicks'> & {
  id: string;
  status: string;
  content: unknown;
  topic: { name: string };
};

async function withFigures(ctx: VendorCtx, rows: readonly StoredPost[]): Promise<PostRow[]> {
  const sums = await ctx.db.socialPublication.groupBy({
    by: ['postId'],
    where: { vendorId: ctx.scope.vendorId, postId: { in: rows.map(({ id }) => id) }, state: 'published' },
    _count: true,
    _sum: { clicks: true },
  });
  const sumOf = new Map(sums.map((sum) => [sum.postId, sum]));
  return rows.map(({ id, title, status, publishAt, content, topic }) => ({
    ...{ id: id as SocialPostId, title, topicName: topic.name, status: status as PostStatus, publishAt },
    networks: PostContent.parse(content).networks,
    ...{ published: sumOf.get(id)?._count ?? 0, clicks: sumOf.get(id)?._sum.clicks ?? 0 },
  }));
}

export type PostView = {
  id: SocialPostId;
  topicId: SocialTopicId;
  topicName: string;
  campaignId: CampaignId | null;
  title: string;
  content: PostContent;
  status: PostStatus;
  publishLocal: string | null;
  timeZone: string | null;
  publishAt: Date | null;
};

/** @throws DomainError not_found */
export async function getPost(ctx: VendorCtx, postId: SocialPostId): Promise<PostView> {
  const row = await ctx.db.socialPost.findUnique({
    where: { vendorId_id: { vendorId: ctx.scope.vendorId, id: postId } },
    select: {
      ...{ id: true, topicId: true, campaignId: true, title: true, content: true, status: true },
      ...{ publishLocal: true, timeZone: true, publishAt: true, topic: { select: { name: true } } },
    },
  });
  if (!row) throw notFound('post', postId);
  const { topic, content, ...rest } = row;
  return {
    ...rest,
    ...{ id: postId, topicId: row.topicId as SocialTopicId, campaignId: row.campaignId as CampaignId | null },
    ...{ topicName: topic.name, content: PostContent.parse(content), status: row.status as PostStatus },
  };
}

export type OfferedTopic = {
  vendorId: VendorId;
  vendorName: string;
  streamName: string;
  topicId: SocialTopicId;
  topicName: string;
  mode: SubscriptionMode | 'off';
};

/** Topics of all the partner's vendors, and what the partner said about each. */
export async function listOfferedTopics(ctx: PartnerCtx): Promise<OfferedTopic[]> {
  const rows = await ctx.db.socialTopic.findMany({
    where: { archivedAt: null, stream: { archivedAt: null } },
    orderBy: [{ vendorId: 'asc' }, { name: 'asc' }],
    take: 500,
    select: {
      ...{ vendorId: true, id: true, name: true, stream: { select: { name: true } } },
      subscriptions: { where: { partnerId: ctx.scope.partnerId }, select: { mode: true } },
    },
  });
  const names = await vendorNames(
    ctx,
    rows.map(({ vendorId }) => vendorId),
  );
  return rows.map(({ vendorId, id, name, stream, subscriptions }) => ({
    ...{ vendorId: vendorId as VendorId, vendorName: names.get(vendorId) ?? '', streamName: stream.name },
    ...{ topicId: id as SocialTopicId, topicName: name },
    mode: (subscriptions[0]?.mode as SubscriptionMode | undefined) ?? 'off',
  }));
}

/** Names of vendors by their ids. */
export async function vendorNames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db.vendor.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
