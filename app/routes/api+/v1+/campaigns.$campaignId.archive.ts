import { apiAction, apiActions, defineOperation } from '#app/http/api.server.ts';
import { Nothing } from '#campaigns/catalog/api-schema.ts';
import { archiveCampaign } from '#campaigns/catalog/archive-campaign.ts';
import { restoreCampaign } from '#campaigns/catalog/restore-campaign.ts';
import { CampaignIdInput } from '#campaigns/catalog/schema.ts';

const archiveOperation = defineOperation({
  operationId: 'archiveCampaign',
  method: 'POST',
  path: '/campaigns/{campaignId}/archive',
  tag: 'Campaigns',
  summary: 'Put a campaign out of the way',
  description: '409 while it is published.',
  side: 'vendor',
  scope: 'campaign:write',
  input: CampaignIdInput,
  output: Nothing,
});

const restoreOperation = defineOperation({
  operationId: 'restoreCampaign',
  method: 'DELETE',
  path: '/campaigns/{campaignId}/archive',
  tag: 'Campaigns',
  summary: 'Take a campaign back out of the archive',
  side: 'vendor',
  scope: 'campaign:write',
  input: CampaignIdInput,
  output: Nothing,
});

export const action = apiActions(
  apiAction(archiveOperation, async ({ caller, input }) => {
    await archiveCampaign(caller, input);
    return {};
  }),
  apiAction(restoreOperation, async ({ caller, input }) => {
    await restoreCampaign(caller, input);
    return {};
  }),
);
