import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ItemListOut, ItemListQuery, ItemMadeOut } from '#campaigns/widgets/api-schema.ts';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { listItems } from '#campaigns/widgets/item-queries.ts';
import { CreateItem } from '#campaigns/widgets/schema.ts';

const listOperation = defineOperation({
  operationId: 'listItems',
  method: 'GET',
  path: '/items',
  tag: 'Website',
  summary: 'News, events and products for websites',
  side: 'vendor',
  scope: 'item:read',
  input: ItemListQuery,
  output: ItemListOut,
});
const createOperation = defineOperation({
  operationId: 'createItem',
  method: 'POST',
  path: '/items',
  tag: 'Website',
  summary: 'Write an item; a draft until it is published',
  side: 'vendor',
  scope: 'item:write',
  input: CreateItem,
  output: ItemMadeOut,
  status: 201,
});

export const loader = apiLoader(listOperation, ({ ctx, input }) => listItems(ctx, input, input));

export const action = apiAction(createOperation, ({ caller, input }) => createItem(caller, input));
