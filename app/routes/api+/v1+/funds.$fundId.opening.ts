import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { openFund } from '#campaigns/mdf/move-fund.ts';
import { FundIdInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'openFund',
  method: 'POST',
  path: '/funds/{fundId}/opening',
  tag: 'Funds',
  summary: 'Let partners ask for money',
  side: 'vendor',
  scope: 'fund:write',
  input: FundIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await openFund(caller, input);
  return {};
});
