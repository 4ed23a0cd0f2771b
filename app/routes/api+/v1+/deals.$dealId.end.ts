import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { closeDeal } from '#campaigns/leads/move-deal.ts';
import { CloseDeal } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'closeDeal',
  method: 'POST',
  path: '/deals/{dealId}/end',
  tag: 'Leads',
  summary: 'A deal is won or lost',
  side: 'partner',
  scope: 'deal:write',
  input: CloseDeal,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await closeDeal(caller, input);
  return {};
});
