import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { LeadOut } from '#campaigns/leads/api-schema.ts';
import { readLeadPage } from '#campaigns/leads/read-lead-page.ts';
import { LeadIdInput } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'getLead',
  method: 'GET',
  path: '/leads/{leadId}',
  tag: 'Leads',
  summary: 'A lead with its score explained, what happened, and the open offer',
  side: 'either',
  scope: 'lead:read',
  input: LeadIdInput,
  output: LeadOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => readLeadPage(ctx, input));
