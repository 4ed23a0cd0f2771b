import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { ConflictListOut } from '#campaigns/leads/api-schema.ts';
import { listConflicts } from '#campaigns/leads/deal-queries.ts';
import { DealIdInput } from '#campaigns/leads/schema.ts';

const operation = defineOperation({
  operationId: 'listDealConflicts',
  method: 'GET',
  path: '/deals/{dealId}/conflicts',
  tag: 'Leads',
  summary: 'Other partners’ deals with the same customer',
  side: 'vendor',
  scope: 'deal:read',
  input: DealIdInput,
  output: ConflictListOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => ({
  items: await listConflicts(ctx, input.dealId),
}));
