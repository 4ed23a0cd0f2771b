import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { PaymentRunIdInput } from '#campaigns/mdf/settlement/schema.ts';
import { confirmPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';

const operation = defineOperation({
  operationId: 'confirmPaymentRun',
  method: 'POST',
  path: '/payment-runs/{runId}/confirmation',
  tag: 'Funds',
  summary: 'The bank has paid the file',
  side: 'vendor',
  scope: 'payment:write',
  input: PaymentRunIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await confirmPaymentRun(caller, input);
  return {};
});
