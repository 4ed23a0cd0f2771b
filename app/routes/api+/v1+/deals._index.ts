import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { DealListOut, DealListQuery, DealMadeOut } from '#campaigns/leads/api-schema.ts';
import { listDeals } from '#campaigns/leads/deal-queries.ts';
import { registerDeal } from '#campaigns/leads/register-deal.ts';
import { RegisterDeal } from '#campaigns/leads/schema.ts';

const getOperation = defineOperation({
  operationId: 'listDeals',
  method: 'GET',
  path: '/deals',
  tag: 'Leads',
  summary: 'Deals, newest first',
  side: 'either',
  scope: 'deal:read',
  input: DealListQuery,
  output: DealListOut,
});
const postOperation = defineOperation({
  operationId: 'createDeal',
  method: 'POST',
  path: '/deals',
  tag: 'Leads',
  summary: 'Register a deal from an accepted lead',
  side: 'partner',
  scope: 'deal:write',
  input: RegisterDeal,
  output: DealMadeOut,
  status: 201,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => listDeals(ctx, input, input));

export const action = apiAction(postOperation, ({ caller, input }) => registerDeal(caller, input));
