import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { AnswerRequestInput } from '#campaigns/mdf/schema.ts';
import { answerRequest } from '#campaigns/mdf/submit-request.ts';

const operation = defineOperation({
  operationId: 'answerFundRequest',
  method: 'POST',
  path: '/fund-requests/{requestId}/answer',
  tag: 'Funds',
  summary: 'Answer the vendor’s question',
  side: 'partner',
  scope: 'claim:write',
  input: AnswerRequestInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await answerRequest(caller, input);
  return {};
});
