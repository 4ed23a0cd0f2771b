import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { NothingOut } from '#campaigns/leads/api-schema.ts';
import { decideDeal } from '#campaigns/leads/decide-deal.ts';
import { DecideDeal } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'decideDeal',
  method: 'POST',
  path: '/deals/{dealId}/decision',
  tag: 'Leads',
  summary: 'Approve or reject a deal',
  side: 'vendor',
  scope: 'deal:write',
  input: DecideDeal,
  output: NothingOut,
});

export const action = apiAction(operation, async ({ caller, input }) => {
  await decideDeal(caller, input);
  return {};
});
