import type { PartnerCtx, VendorCtx } from '#campaigns/kernel/context.ts';
import type { PartnerPostId, SocialPostId } from '#campaigns/kernel/ids.ts';
import type { PartnerPostState } from './post-status.ts';
import type { PostStatus } from './schema.ts';

const MAX_ENTRIES = 500;

export type CalendarEntry<Id, State> = { id: Id; title: string; at: Date; state: State };

/** The vendor's posts of a span of time; drafts have no time yet. */
export async function listPostCalendar(
  ctx: VendorCtx,
  { from, to }: { from: Date; to: Date },
): Promise<CalendarEntry<SocialPostId, PostStatus>[]> {
  const rows = await ctx.db.socialPost.findMany({
    where: { vendorId: ctx.scope.vendorId, publishAt: { gte: from, lt: to } },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    take: MAX_ENTRIES,
    select: { id: true, title: true, status: true, publishAt: true },
  });
  return rows.flatMap(({ id, title, status, publishAt }) =>
    publishAt ? [{ id: id as SocialPostId, title, at: publishAt, state: status as PostStatus }] : [],
  );
}

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
