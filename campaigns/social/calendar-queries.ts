import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import type { PartnerPostId, SocialPostId } from '#campaigns/kernel/ids.ts';
import { listPosts } from './post-queries.ts';
import type { PartnerPostState, PostStatus } from './post-status.ts';

export type CalendarEntry<Id, State> = { id: Id; title: string; at: Date; state: State };

/** The vendor's posts of a span of time; drafts have no time yet. */
export async function listPostCalendar(
  ctx: VendorCtx,
  range: { from: Date; to: Date },
): Promise<CalendarEntry<SocialPostId, PostStatus>[]> {
  const posts = await listPosts(ctx, range);
  return posts
    .flatMap(({ id, title, status, publishAt }) => (publishAt ? [{ id, title, at: publishAt, state: status }] : []))
    .reverse();
}

const MAX_ENTRIES = 500;

/** The partner's copies that are, or were, due in a span of time, of all its vendors. */
export async function listPartnerCalendar(
  ctx: PartnerCtx,
  { from, to }: { from: Date; to: Date },
): Promise<CalendarEntry<PartnerPostId, PartnerPostState>[]> {
  const rows = await ctx.db.socialPartnerPost.findMany({
    where: { partnerId: ctx.scope.partnerId, dueAt: { gte: from, lt: to } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MAX_ENTRIES,
    select: { id: true, state: true, dueAt: true, post: { select: { title: true } } },
  });
  return rows.map(({ id, state, dueAt, post }) => ({
    ...{ id: id as PartnerPostId, title: post.title, at: dueAt, state: state as PartnerPostState },
  }));
}
