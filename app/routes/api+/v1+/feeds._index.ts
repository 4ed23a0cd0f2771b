import { z } from 'zod';
import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { addFeed } from '#campaigns/widgets/add-feed.ts';
import { FeedListOut, FeedMadeOut } from '#campaigns/widgets/api-schema.ts';
import { listFeeds } from '#campaigns/widgets/feed-queries.ts';
import { AddFeed } from '#campaigns/widgets/schema.ts';

const listOperation = defineOperation({
  operationId: 'listFeeds',
  method: 'GET',
  path: '/feeds',
  tag: 'Website',
  summary: 'Addresses that items are read from, and how the last reading went',
  side: 'vendor',
  scope: 'item:read',
  input: z.object({}),
  output: FeedListOut,
});
const addOperation = defineOperation({
  operationId: 'addFeed',
  method: 'POST',
  path: '/feeds',
  tag: 'Website',
  summary: 'Add a feed by its public https address',
  side: 'vendor',
  scope: 'item:write',
  input: AddFeed,
  output: FeedMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, async ({ ctx }) => ({ items: await listFeeds(ctx) }));

export const action = apiAction(addOperation, ({ caller, input }) => addFeed(caller, input));
