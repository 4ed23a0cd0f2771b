import { readFile } from 'node:fs/promises';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { AddPostImage, PostImageOut } from '#campaigns/social/api-schema.ts';
import { addPostImage } from '#campaigns/social/save-post.ts';

const operation = defineOperation({
  operationId: 'addPostImage',
  method: 'POST',
  path: '/social-posts/{postId}/image',
  tag: 'Social',
  summary: 'Upload a picture for a draft',
  description:
    'The body is the file. It is drawn anew as PNG or JPEG; what is answered goes into the post’s `content.image`.',
  side: 'vendor',
  scope: 'social:write',
  input: AddPostImage,
  output: PostImageOut,
  status: 201,
  upload: { contentTypes: ['image/png', 'image/jpeg', 'image/webp'], maxBytes: 5 * 1024 * 1024 },
});

export const action = apiAction(operation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the picture as the body.');
  return addPostImage({ ...caller, files: world.files }, { ...input, bytes: await readFile(upload.path) });
});
