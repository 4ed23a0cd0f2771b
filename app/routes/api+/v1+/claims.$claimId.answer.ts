import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/mdf/api-schema.ts';
import { AnswerClaimInput } from '#campaigns/mdf/schema.ts';
import { answerClaim } from '#campaigns/mdf/submit-claim.ts';

const operation = defineOperation({
  operationId: 'answerClaim',
  method: 'POST',
  path: '/claims/{claimId}/answer',
  tag: 'Funds',
  summary: 'Answer the vendor’s question',
  side: 'partner',
  scope: 'claim:write',
  input: AnswerClaimInput,
  output: Nothing,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await answerClaim(caller, input);
  return {};
});
