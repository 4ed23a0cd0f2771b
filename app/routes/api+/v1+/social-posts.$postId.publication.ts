import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, PublishedOut } from '#campaigns/social/api-schema.ts';
import { publishPost, withdrawPost } from '#campaigns/social/publish-post.ts';
import { PostIdInput, PublishPost } from '#campaigns/social/schema.ts';

const publishOperation = defineOperation({
  operationId: 'publishPost',
  method: 'POST',
  path: '/social-posts/{postId}/publication',
  tag: 'Social',
  summary: 'Offer a post to its subscribers, now or for a time',
  side: 'vendor',
  scope: 'social:write',
  input: PublishPost,
  output: PublishedOut,
});
const withdrawOperation = defineOperation({
  operationId: 'withdrawPost',
  method: 'DELETE',
  path: '/social-posts/{postId}/publication',
  tag: 'Social',
  summary: 'Stop a post; where it is out it stays',
  side: 'vendor',
  scope: 'social:write',
  input: PostIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(publishOperation, ({ caller, input }) => publishPost(caller, input)),
  apiAction(withdrawOperation, async ({ caller, input }) => {
    await withdrawPost(caller, input);
    return {};
  }),
);
