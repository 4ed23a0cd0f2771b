import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { SocialTopicId } from '#campaigns/kernel/ids.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { toInstant, toLocalTime } from '#campaigns/kernel/time.ts';
import { contentProblems } from './content-problems.ts';
import { getPost } from './post-queries.ts';
import { POST_MOVES } from './post-status.ts';
import type { PostIdInput, PostStatus, PublishPost } from './schema.ts';

/**
 * Offers a post to the partners that subscribe to its topic, for a time of the vendor's choice or at once. From then on
 * its words stand.
 *
 * @throws DomainError not_found; conflict unless it is a draft; invalid with what is missing (a topic that is offered, its
 *   words), or for a time that is over
 */
export async function publishPost(caller: VendorCaller, input: PublishPost): Promise<{ publishAt: Date }> {
  authorize(caller.actor, 'social:write');
  const { postId, timeZone } = input;
  return inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const post = await getPost(ctx, postId);
    const [problem] = [...(await topicProblems(ctx, post.topicId)), ...contentProblems(post.content)];
    if (problem) throw new DomainError('invalid', `post ${postId}: ${problem}`, { show: problem });
    const publishLocal = input.publishLocal ?? toLocalTime(now, timeZone);
    const publishAt = input.publishLocal ? toInstant({ local: input.publishLocal, timeZone }) : now;
    if (publishAt < now) {
      const show = 'This time is over. Choose a later one, or publish now.';
      throw new DomainError('invalid', `post ${postId}: time over`, { show, fields: { publishLocal: show } });
    }
    const { count } = await ctx.db.socialPost.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: postId, status: { in: statesBefore(POST_MOVES, 'published') } },
      data: { status: 'published', publishLocal, timeZone, publishAt, offeredAt: now, updatedAt: now },
    });
    if (count === 0) throw notThat(postId, post.status);
    await audit(ctx, { action: 'social_post.published', objectType: 'social_post', objectId: postId });
    await emit(ctx, { type: 'social_post.changed', vendorId: ctx.scope.vendorId, postId });
    return { publishAt };
  });
}

/**
 * Stops a post: nobody publishes it any more; where it is out it stays.
 *
 * @throws DomainError not_found; conflict unless it is published
 */
export async function withdrawPost(caller: VendorCaller, input: PostIdInput): Promise<void> {
  await endPost(caller, input, 'withdrawn');
}

/**
 * Takes a post back from wherever it is; what could not be taken back is listed.
 *
 * @throws DomainError not_found; conflict unless it was published
 */
export async function recallPost(caller: VendorCaller, input: PostIdInput): Promise<void> {
  await endPost(caller, input, 'recalled');
}

async function endPost(caller: VendorCaller, { postId }: PostIdInput, to: 'withdrawn' | 'recalled'): Promise<void> {
  authorize(caller.actor, 'social:write');
  await inTransaction(caller, async (ctx) => {
    const now = ctx.clock.now();
    const post = await getPost(ctx, postId);
    const { count } = await ctx.db.socialPost.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: postId, status: { in: statesBefore(POST_MOVES, to) } },
      data: { status: to, endedAt: now, updatedAt: now },
    });
    if (count === 0) throw notThat(postId, post.status);
    const action = to === 'recalled' ? 'social_post.recalled' : 'social_post.withdrawn';
    await audit(ctx, { action, objectType: 'social_post', objectId: postId });
    await emit(ctx, { type: 'social_post.changed', vendorId: ctx.scope.vendorId, postId });
  });
}

/** A topic that was archived since is offered to nobody. */
async function topicProblems(ctx: VendorCtx, topicId: SocialTopicId): Promise<string[]> {
  const where = { vendorId: ctx.scope.vendorId, id: topicId, archivedAt: { not: null } };
  const archived = await ctx.db.socialTopic.findFirst({ where, select: { name: true } });
  return archived ? [`The topic ${archived.name} was archived. Choose another one, and save.`] : [];
}

function notThat(postId: string, status: PostStatus): DomainError {
  return new DomainError('conflict', `post ${postId} is ${status}`, {
    show: `This post is ${status === 'draft' ? 'a draft' : status} now, so nothing was changed.`,
  });
}
