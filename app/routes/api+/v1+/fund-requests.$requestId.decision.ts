import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { DecideRequestInput } from '#campaigns/mdf/schema.ts';

const operation = defineOperation({
  operationId: 'decideRequest',
  method: 'POST',
  path: '/fund-requests/{requestId}/decision',
  tag: 'Funds',
  summary: 'Approve, ask, send back or decline',
  side: 'vendor',
  scope: 'fund:write',
  input: DecideRequestInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await decideRequest(caller, input);
  return {};
});
