import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { RequestIdInput } from '#campaigns/mdf/schema.ts';
import { submitRequest } from '#campaigns/mdf/submit-request.ts';

const operation = defineOperation({
  operationId: 'submitFundRequest',
  method: 'POST',
  path: '/fund-requests/{requestId}/submission',
  tag: 'Funds',
  summary: 'Hand a request to the vendor',
  side: 'partner',
  scope: 'claim:write',
  input: RequestIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await submitRequest(caller, input);
  return {};
});
