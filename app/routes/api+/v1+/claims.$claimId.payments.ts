import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { recordPayment } from '#campaigns/mdf/settlement/record-payment.ts';
import { RecordPaymentInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'recordPayment',
  method: 'POST',
  path: '/claims/{claimId}/payments',
  tag: 'Funds',
  summary: 'Write down a payment made without a file',
  side: 'vendor',
  scope: 'payment:write',
  input: RecordPaymentInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await recordPayment(caller, input);
  return {};
});
