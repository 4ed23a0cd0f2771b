import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingOut, PartnerPostOut } from '#campaigns/social/api-schema.ts';
import { saveZones } from '#campaigns/social/decide-partner-post.ts';
import { getPartnerPost } from '#campaigns/social/partner-post-queries.ts';
import { PartnerPostIdInput, SaveZones } from '#campaigns/social/schema.ts';

const getOperation = defineOperation({
  operationId: 'getPartnerPost',
  method: 'GET',
  path: '/partner-posts/{partnerPostId}',
  tag: 'Social',
  summary: 'One copy as it will be, or is, on each network',
  side: 'partner',
  scope: 'social:read',
  input: PartnerPostIdInput,
  output: PartnerPostOut,
});
const saveOperation = defineOperation({
  operationId: 'saveZones',
  method: 'PUT',
  path: '/partner-posts/{partnerPostId}',
  tag: 'Social',
  summary: 'Write one’s own words into the zones',
  side: 'partner',
  scope: 'social_account:write',
  input: SaveZones,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getPartnerPost(ctx, input.partnerPostId));

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await saveZones(caller, input);
  return {};
});
