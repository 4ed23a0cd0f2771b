import { apiAction, apiLoader, defineOperation } from '#app/http/api.server.ts';
import { CampaignDetailOut } from '#campaigns/catalog/api-schema.ts';
import { getCampaign } from '#campaigns/catalog/campaign-queries.ts';
import { CampaignIdInput, UpdateCampaignInput } from '#campaigns/catalog/schema.ts';
import { updateCampaign } from '#campaigns/catalog/update-campaign.ts';

const getOperation = defineOperation({
  operationId: 'getCampaign',
  method: 'GET',
  path: '/campaigns/{campaignId}',
  tag: 'Campaigns',
  summary: 'One campaign of the vendor',
  side: 'vendor',
  scope: 'campaign:read',
  input: CampaignIdInput,
  output: CampaignDetailOut,
});

export const loader = apiLoader(getOperation, ({ ctx, input }) => getCampaign(ctx, input.campaignId));

const updateOperation = defineOperation({
  operationId: 'updateCampaign',
  method: 'PATCH',
  path: '/campaigns/{campaignId}',
  tag: 'Campaigns',
  summary: 'Change a campaign',
  description:
    'What is left out stays. Lists are given whole: `tierIds`, `groupIds` (both empty: every partner sees it), `tactics`.',
  side: 'vendor',
  scope: 'campaign:write',
  input: UpdateCampaignInput,
  output: CampaignDetailOut,
});

export const action = apiAction(updateOperation, ({ caller, input }) => updateCampaign(caller, input));
