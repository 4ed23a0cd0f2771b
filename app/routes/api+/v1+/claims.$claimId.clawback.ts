import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { openClawback } from '#campaigns/mdf/settlement/claw-back.ts';
import { OpenClawbackInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'openClawback',
  method: 'POST',
  path: '/claims/{claimId}/clawback',
  tag: 'Funds',
  summary: 'Ask for money back that was paid',
  side: 'vendor',
  scope: 'payment:write',
  input: OpenClawbackInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await openClawback(caller, input);
  return {};
});
