import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, PostOut } from '#campaigns/social/api-schema.ts';
import { getPost } from '#campaigns/social/post-queries.ts';
import { savePost } from '#campaigns/social/save-post.ts';
import { PostIdInput, SavePost } from '#campaigns/social/schema.ts';

const getOperation = defineOperation({
  operationId: 'getPost',
  method: 'GET',
  path: '/social-posts/{postId}',
  tag: 'Social',
  summary: 'One post',
  side: 'vendor',
  scope: 'social:read',
  input: PostIdInput,
  output: PostOut,
});
const saveOperation = defineOperation({
  operationId: 'savePost',
  method: 'PUT',
  path: '/social-posts/{postId}',
  tag: 'Social',
  summary: 'Save a draft as it is, also when it is not ready yet',
  description:
    'Places in the texts: {{partner.name}}, {{partner.website}}, {{partner.phone}}, {{partner.email}}, {{link}}, and {{zone.<name>}} for each zone.',
  side: 'vendor',
  scope: 'social:write',
  input: SavePost,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getPost(ctx, input.postId));

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await savePost(caller, input);
  return {};
});
