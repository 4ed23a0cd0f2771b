import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { moveDeal } from '#campaigns/leads/move-deal.ts';
import { MoveDeal } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'changeDealStage',
  method: 'POST',
  path: '/deals/{dealId}/stage',
  tag: 'Leads',
  summary: 'Say how far a deal is',
  side: 'partner',
  scope: 'deal:write',
  input: MoveDeal,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await moveDeal(caller, input);
  return {};
});
