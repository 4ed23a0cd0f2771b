import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { newId, type SocialPostId, type VendorId } from '#campaigns/kernel/ids.ts';

export type PostRef = { vendorId: VendorId; postId: SocialPostId };

/**
 * Brings one partner's copy of a post to where the post is: makes it for a subscriber, stops it, takes it back. May be
 * done any number of times.
 */
export async function followPost(caller: PartnerCaller, ref: PostRef): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const post = await ctx.db.socialPost.findUnique({
      where: { vendorId_id: { vendorId: ref.vendorId, id: ref.postId } },
      select: { status: true, topicId: true, publishAt: true },
    });
    if (!post) return;
    if (post.status === 'published') await makeCopy(ctx, { ...ref, ...post });
    else if (post.status !== 'draft') await stopCopy(ctx, ref, post.status === 'recalled');
    await emit(ctx, { type: 'social_post.due', partnerId: ctx.scope.partnerId });
  });
}

async function makeCopy(ctx: PartnerCtx, post: PostRef & { topicId: string; publishAt: Date | null }): Promise<void> {
  const { partnerId } = ctx.scope;
  const { vendorId, postId, topicId } = post;
  const subscription = await ctx.db.socialSubscription.findUnique({
    where: { vendorId_partnerId_topicId: { vendorId, partnerId, topicId } },
    select: { mode: true },
  });
  if (!subscription) return;
  const now = ctx.clock.now();
  const auto = subscription.mode === 'auto_publish';
  const decided = auto ? { state: 'approved', decidedBy: 'subscription', decidedAt: now } : { state: 'waiting' };
  const row = {
    partnerId,
    id: newId('partnerPost'),
    vendorId,
    postId,
    mode: subscription.mode,
    zones: {},
    createdAt: now,
  };
  const data = { ...row, ...decided, dueAt: post.publishAt ?? now };
  await ctx.db.socialPartnerPost.createMany({ data: [data], skipDuplicates: true });
}

/** What is not out yet never goes out; with a recall, what is out, or may be, is taken back. */
async function stopCopy(ctx: PartnerCtx, { vendorId, postId }: PostRef, recalled: boolean): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const mine = { partnerId, vendorId, postId };
  await ctx.db.socialPartnerPost.updateMany({
    where: { ...mine, state: { in: ['waiting', 'approved', 'declined', 'missed'] } },
    data: { state: 'withdrawn' },
  });
  await ctx.db.socialPublication.updateMany({
    where: { ...mine, state: { in: ['queued', 'claimed'] } },
    data: { state: 'cancelled', reason: recalled ? 'recalled' : 'withdrawn', dueAt: null, claimedBy: null },
  });
  if (!recalled) return;
  // One that is on the wire, or in doubt, is settled first; then this says that it must go.
  await ctx.db.socialPublication.updateMany({
    where: { ...mine, state: { in: ['sending', 'unknown'] }, recallAt: null },
    data: { recallAt: now },
  });
  await ctx.db.socialPublication.updateMany({
    where: { ...mine, state: 'published', account: { status: 'disconnected' } },
    data: { state: 'not_removed', reason: 'disconnected', recallAt: now, dueAt: null },
  });
  await ctx.db.socialPublication.updateMany({
    where: { ...mine, state: 'published' },
    data: { state: 'removing', recallAt: now, dueAt: now, attempt: 0 },
  });
}
