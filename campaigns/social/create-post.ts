import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { newId, type SocialPostId } from '#campaigns/kernel/ids.ts';
import { requireTopic } from './internal/require-topic.ts';
import type { CreatePost, PostContent } from './schema.ts';
import { NETWORKS } from './schema.ts';

/**
 * Begins a post for all networks, empty.
 *
 * @throws DomainError not_found for another's topic
 */
export async function createPost(
  caller: VendorCaller,
  { topicId, title }: CreatePost,
): Promise<{ postId: SocialPostId }> {
  authorize(caller.actor, 'social:write');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    await requireTopic(ctx, topicId);
    const postId = newId('socialPost');
    const now = ctx.clock.now();
    const content: PostContent = { networks: [...NETWORKS], texts: { all: '' }, link: '', image: null, zones: [] };
    const createdBy = actorName(ctx.actor);
    const row = { vendorId, id: postId, topicId, title, content, createdBy, createdAt: now, updatedAt: now };
    await ctx.db.socialPost.createMany({ data: [row] });
    await audit(ctx, { action: 'social_post.created', objectType: 'social_post', objectId: postId, after: { title } });
    return { postId };
  });
}
