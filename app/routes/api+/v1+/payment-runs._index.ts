import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { RunOut } from '#campaigns/mdf/api-schema.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { CreatePaymentRunInput } from '#campaigns/mdf/settlement/schema.ts';

const operation = defineOperation({
  operationId: 'createPaymentRun',
  method: 'POST',
  path: '/payment-runs',
  tag: 'Funds',
  summary: 'Make a payment file of all that is approved',
  side: 'vendor',
  scope: 'payment:write',
  input: CreatePaymentRunInput,
  output: RunOut,
});

export const action = apiAction(operation, async ({ caller, input }) => createPaymentRun(caller, input));
