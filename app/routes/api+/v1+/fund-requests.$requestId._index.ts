import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { Nothing, RequestDetailOut } from '#campaigns/mdf/api-schema.ts';
import { getRequest } from '#campaigns/mdf/request-queries.ts';
import { saveRequest } from '#campaigns/mdf/save-request.ts';
import { RequestIdInput, SaveRequestInput } from '#campaigns/mdf/schema.ts';

const getOperation = defineOperation({
  operationId: 'getFundRequest',
  method: 'GET',
  path: '/fund-requests/{requestId}',
  tag: 'Funds',
  summary: 'One request with what was decided',
  side: 'either',
  scope: 'mdf:read',
  input: RequestIdInput,
  output: RequestDetailOut,
});
const saveOperation = defineOperation({
  operationId: 'saveFundRequest',
  method: 'PUT',
  path: '/fund-requests/{requestId}',
  tag: 'Funds',
  summary: 'Change a request',
  side: 'partner',
  scope: 'claim:write',
  input: SaveRequestInput,
  output: Nothing,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getRequest(ctx, input.requestId));

export const action = apiAction(saveOperation, async ({ caller, input }) => {
  await saveRequest(caller, input);
  return {};
});
