import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { DealOut } from '#campaigns/leads/api-schema.ts';
import { getDeal } from '#campaigns/leads/deal-queries.ts';
import { DealIdInput } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'getDeal',
  method: 'GET',
  path: '/deals/{dealId}',
  tag: 'Leads',
  summary: 'One deal',
  side: 'either',
  scope: 'deal:read',
  input: DealIdInput,
  output: DealOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getDeal(ctx, input.dealId));
