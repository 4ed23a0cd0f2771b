import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { AllocateInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'allocateFunds',
  method: 'POST',
  path: '/funds/{fundId}/allocations',
  tag: 'Funds',
  summary: 'Give a partner a share, or take it back',
  side: 'vendor',
  scope: 'fund:write',
  input: AllocateInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await allocateFunds(caller, input);
  return {};
});
