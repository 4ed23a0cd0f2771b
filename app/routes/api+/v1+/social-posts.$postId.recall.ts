import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/social/api-schema.ts';
import { recallPost } from '#campaigns/social/publish-post.ts';
import { PostIdInput } from '#campaigns/social/schema.ts';

const operation = defineOperation({
  operationId: 'recallPost',
  method: 'POST',
  path: '/social-posts/{postId}/recall',
  tag: 'Social',
  summary: 'Take a post back from wherever it is',
  description: 'Workers delete it at the networks; its publications say what could not be taken back.',
  side: 'vendor',
  scope: 'social:write',
  input: PostIdInput,
  output: NothingOut,
  status: 202,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await recallPost(caller, input);
  return {};
});
