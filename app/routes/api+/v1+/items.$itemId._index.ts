import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ItemInput, ItemOut, NothingOut } from '#campaigns/widgets/api-schema.ts';
import { getItem } from '#campaigns/widgets/item-queries.ts';
import { ItemIdInput } from '#campaigns/widgets/schema.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';

const getOperation = defineOperation({
  operationId: 'getItem',
  method: 'GET',
  path: '/items/{itemId}',
  tag: 'Website',
  summary: 'One item',
  side: 'vendor',
  scope: 'item:read',
  input: ItemIdInput,
  output: ItemOut,
});
const updateOperation = defineOperation({
  operationId: 'updateItem',
  method: 'PUT',
  path: '/items/{itemId}',
  tag: 'Website',
  summary: 'Change what an item says; a published one changes on websites within seconds',
  side: 'vendor',
  scope: 'item:write',
  input: ItemInput,
  output: NothingOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getItem(ctx, input.itemId));

export const action = apiAction(updateOperation, async ({ caller, input }) => {
  await updateItem(caller, input);
  return {};
});
