import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { CampaignDetailOut } from '#campaigns/catalog/api-schema.ts';
import { getCampaign } from '#campaigns/catalog/campaign-queries.ts';
import { publishCampaign } from '#campaigns/catalog/publish-campaign.ts';
import { CampaignIdInput } from '#campaigns/catalog/schema.ts';
import { withdrawCampaign } from '#campaigns/catalog/withdraw-campaign.ts';

const publishOperation = defineOperation({
  operationId: 'publishCampaign',
  method: 'POST',
  path: '/campaigns/{campaignId}/publication',
  tag: 'Campaigns',
  summary: 'Offer a campaign to the partners it is for',
  description: '422 with every reason when it has no e-mail, its dates do not fit or its template is archived.',
  side: 'vendor',
  scope: 'campaign:write',
  input: CampaignIdInput,
  output: CampaignDetailOut,
});

const withdrawOperation = defineOperation({
  operationId: 'withdrawCampaign',
  method: 'DELETE',
  path: '/campaigns/{campaignId}/publication',
  tag: 'Campaigns',
  summary: 'Take a campaign back',
  description: 'Launches that partners have confirmed go out as planned; new ones cannot be begun.',
  side: 'vendor',
  scope: 'campaign:write',
  input: CampaignIdInput,
  output: CampaignDetailOut,
});

export const action = apiActions(
  apiAction(publishOperation, async ({ caller, input }) => {
    await publishCampaign(caller, input);
    return caller.inScope((ctx) => getCampaign(ctx, input.campaignId));
  }),
  apiAction(withdrawOperation, async ({ caller, input }) => {
    await withdrawCampaign(caller, input);
    return caller.inScope((ctx) => getCampaign(ctx, input.campaignId));
  }),
);
