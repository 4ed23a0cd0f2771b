import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { CapturedPostId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { publicationIdOf } from './captured-address.ts';
import { NetworkName } from './schema.ts';

export type CapturedPostRow = {
  id: CapturedPostId;
  network: NetworkName;
  handle: string;
  text: string;
  imageUrl: string;
  imageAlt: string;
  postedAt: Date;
  /** when it was taken back */
  deletedAt: Date | null;
};

/** Posts that were captured for the partner's accounts, newest first. */
export async function listCapturedPosts(ctx: PartnerCtx, { limit, cursor }: Page): Promise<Paged<CapturedPostRow>> {
  const rows = await ctx.db.capturedPost.findMany({
    where: { partnerId: ctx.scope.partnerId, ...(cursor ? { id: { lt: cursor } } : {}) },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: SELECT,
  });
  return toPaged(rows, limit, (row) => row.id, toRow);
}

export type CapturedPostView = CapturedPostRow & {
  /** where its short link leads; "" = it has none */
  destination: string;
  clicks: number;
};

/** @throws DomainError not_found */
export async function getCapturedPost(ctx: PartnerCtx, capturedPostId: CapturedPostId): Promise<CapturedPostView> {
  const { partnerId } = ctx.scope;
  const row = await ctx.db.capturedPost.findUnique({
    where: { partnerId_id: { partnerId, id: capturedPostId } },
    select: SELECT,
  });
  if (!row) throw notFound('captured post', capturedPostId);
  const publicationId = publicationIdOf(capturedPostId);
  const link = await ctx.db.socialLink.findFirst({
    where: { partnerId, publicationId },
    select: { destination: true },
  });
  const publication = await ctx.db.socialPublication.findUnique({
    where: { partnerId_id: { partnerId, id: publicationId } },
    select: { clicks: true },
  });
  return { ...toRow(row), destination: link?.destination ?? '', clicks: publication?.clicks ?? 0 };
}

const SELECT = {
  ...{ id: true, network: true, handle: true, text: true, imageUrl: true, imageAlt: true },
  ...{ postedAt: true, deletedAt: true },
} as const;

type Stored = Omit<CapturedPostRow, 'id' | 'network'> & { id: string; network: string };

function toRow({ id, network, ...rest }: Stored): CapturedPostRow {
  return { ...rest, id: id as CapturedPostId, network: NetworkName.parse(network) };
}
