import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/widgets/api-schema.ts';
import { removeFeed } from '#campaigns/widgets/remove-feed.ts';
import { FeedIdInput } from '#campaigns/widgets/schema.ts';

const operation = defineOperation({
  operationId: 'removeFeed',
  method: 'DELETE',
  path: '/feeds/{feedId}',
  tag: 'Website',
  summary: 'Read a feed no more; its items stay',
  side: 'vendor',
  scope: 'item:write',
  input: FeedIdInput,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await removeFeed(caller, input);
  return {};
});
