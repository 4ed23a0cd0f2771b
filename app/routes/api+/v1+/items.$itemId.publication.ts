import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/widgets/api-schema.ts';
import { publishItem, withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { ItemIdInput } from '#campaigns/widgets/schema.ts';

const publishOperation = defineOperation({
  operationId: 'publishItem',
  method: 'POST',
  path: '/items/{itemId}/publication',
  tag: 'Website',
  summary: 'Show an item on websites, within seconds',
  side: 'vendor',
  scope: 'item:write',
  input: ItemIdInput,
  output: NothingOut,
});
const withdrawOperation = defineOperation({
  operationId: 'withdrawItem',
  method: 'DELETE',
  path: '/items/{itemId}/publication',
  tag: 'Website',
  summary: 'Take an item off every website, within seconds',
  side: 'vendor',
  scope: 'item:write',
  input: ItemIdInput,
  output: NothingOut,
});

export const action = apiActions(
  apiAction(publishOperation, async ({ caller, input }) => {
    await publishItem(caller, input);
    return {};
  }),
  apiAction(withdrawOperation, async ({ caller, input }) => {
    await withdrawItem(caller, input);
    return {};
  }),
);
