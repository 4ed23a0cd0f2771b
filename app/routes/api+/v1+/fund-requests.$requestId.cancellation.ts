import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { cancelRequest } from '#campaigns/mdf/cancel-request.ts';
import { RequestIdInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'cancelFundRequest',
  method: 'POST',
  path: '/fund-requests/{requestId}/cancellation',
  tag: 'Funds',
  summary: 'Take a request back',
  side: 'partner',
  scope: 'claim:write',
  input: RequestIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await cancelRequest(caller, input);
  return {};
});
