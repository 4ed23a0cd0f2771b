import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { OfferListOut, OfferListQuery } from '#campaigns/catalog/api-schema.ts';
import { listEligibleCampaigns } from '#campaigns/catalog/queries.ts';

const operation = defineOperation({
  operationId: 'listEligibleCampaigns',
  method: 'GET',
  path: '/offered-campaigns',
  tag: 'Campaigns',
  summary: 'What the partner may launch today, over all its vendors, newest first',
  side: 'partner',
  scope: 'campaign:read',
  input: OfferListQuery,
  output: OfferListOut,
});

export const loader = apiLoader(operation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listEligibleCampaigns(ctx, filter, { limit, cursor }),
);
