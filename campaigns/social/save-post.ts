import { saveImage } from '#campaigns/content/files/save-image.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { requireTopic } from './internal/require-topic.ts';
import { getPost } from './post-queries.ts';
import type { PostIdInput, PostImage, SavePost } from './schema.ts';

/**
 * Saves a draft as it is, also when it is not ready yet.
 *
 * @throws DomainError not_found; invalid for a picture that was not uploaded here; conflict when it is published:
 *   partners have their copies
 */
export async function savePost(caller: VendorCaller, input: SavePost): Promise<void> {
  authorize(caller.actor, 'social:write');
  const { postId, topicId, campaignId, title, content } = input;
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    await requireTopic(ctx, topicId);
    if (campaignId) {
      const campaign = await ctx.db.campaign.findFirst({ where: { vendorId, id: campaignId }, select: { id: true } });
      if (!campaign) throw notFound('campaign', campaignId);
    }
    if (content.image) await requireImage(ctx, content.image.sha256);
    const { count } = await ctx.db.socialPost.updateMany({
      where: { vendorId, id: postId, status: 'draft' },
      data: { topicId, campaignId, title, content, updatedAt: ctx.clock.now() },
    });
    if (count === 0)
      await refuse(ctx.db.socialPost.findFirst({ where: { vendorId, id: postId }, select: { id: true } }), postId);
    await audit(ctx, { action: 'social_post.saved', objectType: 'social_post', objectId: postId, after: { title } });
  });
}

/**
 * Draws an uploaded picture anew and keeps it; the draft has it when it is saved with it.
 *
 * @throws DomainError not_found; conflict when it is published; invalid or limit_exceeded, with words for the person
 */
export async function addPostImage(
  caller: VendorCaller & { files: FileStore },
  input: PostIdInput & { bytes: Buffer; fileName: string; alt: string },
): Promise<PostImage> {
  authorize(caller.actor, 'social:write');
  const { bytes, fileName, alt, postId } = input;
  const { status } = await inTransaction(caller, (ctx) => getPost(ctx, postId));
  if (status !== 'draft') throw published(postId);
  const { sha256, extension, width, height } = await saveImage(caller, { bytes, fileName, use: 'picture' });
  return { sha256, extension, width, height, alt };
}

async function requireImage(ctx: VendorCtx, sha256: string): Promise<void> {
  const { vendorId } = ctx.scope;
  const row = await ctx.db.file.findFirst({ where: { ownerId: vendorId, sha256 }, select: { sha256: true } });
  if (row) return;
  const show = 'This picture is not here. Upload it first. Nothing was changed.';
  throw new DomainError('invalid', `no picture ${sha256}`, { show, fields: { image: show } });
}

async function refuse(found: Promise<unknown>, postId: string): Promise<never> {
  if (!(await found)) throw notFound('post', postId);
  throw published(postId);
}

function published(postId: string): DomainError {
  return new DomainError('conflict', `post ${postId} is published`, {
    show: 'This post is published, so its words stay as they are. Withdraw it and write another.',
  });
}
