import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { closeClawback } from '#campaigns/mdf/settlement/claw-back.ts';
import { CloseClawbackInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'closeClawback',
  method: 'POST',
  path: '/claims/{claimId}/clawback-end',
  tag: 'Funds',
  summary: 'The money came back, was set off, or is let go',
  side: 'vendor',
  scope: 'payment:write',
  input: CloseClawbackInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await closeClawback(caller, input);
  return {};
});
