import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { AnswerLead } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'answerLead',
  method: 'POST',
  path: '/leads/{leadId}/answer',
  tag: 'Leads',
  summary: 'Accept or decline the open offer',
  side: 'partner',
  scope: 'lead:write',
  input: AnswerLead,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await answerOpenOffer(caller, input);
  return {};
});
