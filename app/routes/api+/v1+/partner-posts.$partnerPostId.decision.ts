import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/social/api-schema.ts';
import { decidePartnerPost } from '#campaigns/social/decide-partner-post.ts';
import { DecidePartnerPost } from '#campaigns/social/schema.ts';

const operation = defineOperation({
  operationId: 'decidePartnerPost',
  method: 'POST',
  path: '/partner-posts/{partnerPostId}/decision',
  tag: 'Social',
  summary: 'Approve or decline a copy',
  side: 'partner',
  scope: 'social_account:write',
  input: DecidePartnerPost,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await decidePartnerPost(caller, input);
  return {};
});
