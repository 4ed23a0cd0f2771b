import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { getPost, type PostView } from './post-queries.ts';
import { addPostImage, savePost } from './save-post.ts';
import type { PostIdInput, PostImage, SetPostImage } from './schema.ts';

/**
 * Gives a draft its picture, or another description to the one that it has.
 *
 * @param bytes empty = the picture stays
 * @throws DomainError not_found; conflict when it is published; invalid or limit_exceeded, with words for the person
 */
export async function setPostImage(
  caller: VendorCaller & { files: FileStore },
  { postId, alt, bytes, fileName }: SetPostImage & { bytes: Buffer; fileName: string },
): Promise<void> {
  const post = await inTransaction(caller, (ctx) => getPost(ctx, postId));
  const { image } = post.content;
  if (bytes.length > 0) await save(caller, post, await addPostImage(caller, { postId, bytes, fileName, alt }));
  else if (image) await save(caller, post, { ...image, alt });
  else {
    const show = 'Choose a picture.';
    throw new DomainError('invalid', `post ${postId}: no picture`, { show, fields: { image: show } });
  }
}

/**
 * Takes a draft's picture away.
 *
 * @throws DomainError not_found; conflict when it is published
 */
export async function removePostImage(caller: VendorCaller, { postId }: PostIdInput): Promise<void> {
  await save(caller, await inTransaction(caller, (ctx) => getPost(ctx, postId)), null);
}

async function save(caller: VendorCaller, post: PostView, image: PostImage | null): Promise<void> {
  const { id: postId, topicId, campaignId, title, content } = post;
  await savePost(caller, { postId, topicId, campaignId, title, content: { ...content, image } });
}
