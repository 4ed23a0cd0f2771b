import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { closeFund } from '#campaigns/mdf/move-fund.ts';
import { FundIdInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'closeFund',
  method: 'POST',
  path: '/funds/{fundId}/closing',
  tag: 'Funds',
  summary: 'Take no requests any more',
  side: 'vendor',
  scope: 'fund:write',
  input: FundIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await closeFund(caller, input);
  return {};
});
