import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { PaymentRunIdInput } from '#campaigns/mdf/settlement/schema.ts';
import { cancelPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';

const operation = defineOperation({
  operationId: 'cancelPaymentRun',
  method: 'POST',
  path: '/payment-runs/{runId}/cancellation',
  tag: 'Funds',
  summary: 'The file is not used',
  side: 'vendor',
  scope: 'payment:write',
  input: PaymentRunIdInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await cancelPaymentRun(caller, input);
  return {};
});
