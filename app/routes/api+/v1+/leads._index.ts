import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LeadListOut, LeadListQuery } from '#campaigns/leads/api-schema.ts';
import { listLeads } from '#campaigns/leads/lead-queries.ts';

const operation = defineOperation({
  operationId: 'listLeads',
  method: 'GET',
  path: '/leads',
  tag: 'Leads',
  summary: 'Leads, newest first',
  side: 'either',
  scope: 'lead:read',
  input: LeadListQuery,
  output: LeadListOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => listLeads(ctx, input, input));
