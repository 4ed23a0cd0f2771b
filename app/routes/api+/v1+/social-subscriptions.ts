import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { NothingIn, NothingOut, OfferedTopicsOut } from '#campaigns/social/api-schema.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { listOfferedTopics } from '#campaigns/social/post-queries.ts';
import { ChangeSubscription } from '#campaigns/social/schema.ts';

const listOperation = defineOperation({
  operationId: 'listOfferedTopics',
  method: 'GET',
  path: '/social-subscriptions',
  tag: 'Social',
  summary: 'Topics of all vendors, and the standing answer to each',
  side: 'partner',
  scope: 'social:read',
  input: NothingIn,
  output: OfferedTopicsOut,
});
const changeOperation = defineOperation({
  operationId: 'changeSubscription',
  method: 'PUT',
  path: '/social-subscriptions',
  tag: 'Social',
  summary: 'Publish a topic’s posts by themselves, ask each time, or not at all',
  side: 'partner',
  scope: 'social_account:write',
  input: ChangeSubscription,
  output: NothingOut,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listOfferedTopics(ctx) }));

export const action = apiAction(changeOperation, async ({ caller, input }) => {
  await changeSubscription(caller, input);
  return {};
});
