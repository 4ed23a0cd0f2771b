import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { CampaignDetailOut, CampaignListOut, CampaignListQuery } from '#campaigns/catalog/api-schema.ts';
import { getCampaign, listCampaigns } from '#campaigns/catalog/campaign-queries.ts';
import { createCampaign } from '#campaigns/catalog/create-campaign.ts';
import { CreateCampaignInput } from '#campaigns/catalog/schema.ts';

const listOperation = defineOperation({
  operationId: 'listCampaigns',
  method: 'GET',
  path: '/campaigns',
  tag: 'Campaigns',
  summary: 'Campaigns of the vendor, newest change first',
  side: 'vendor',
  scope: 'campaign:read',
  input: CampaignListQuery,
  output: CampaignListOut,
});

export const loader = apiLoader(listOperation, ({ ctx, input: { limit, cursor, ...filter } }) =>
  listCampaigns(ctx, filter, { limit, cursor }),
);

const createOperation = defineOperation({
  operationId: 'createCampaign',
  method: 'POST',
  path: '/campaigns',
  tag: 'Campaigns',
  summary: 'Begin a campaign as a draft',
  side: 'vendor',
  scope: 'campaign:write',
  input: CreateCampaignInput,
  output: CampaignDetailOut,
  status: 201,
});

export const action = apiAction(createOperation, async ({ caller, input }) => {
  const { id } = await createCampaign(caller, input);
  return caller.inScope((ctx) => getCampaign(ctx, id));
});
