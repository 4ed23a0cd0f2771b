import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { CampaignResultsOut } from '#campaigns/analytics/api-schema.ts';
import { getCampaignResults } from '#campaigns/analytics/get-campaign-results.ts';
import { CampaignResultsInput } from '#campaigns/analytics/schema.ts';

const operation = defineOperation({
  operationId: 'getCampaignResults',
  method: 'GET',
  path: '/campaigns/{campaignId}/results',
  tag: 'Results',
  summary: 'What came back from a campaign, by partner',
  description:
    'Counts only, and only where at least 8 people stand behind them. There is no way from here to a contact.',
  side: 'vendor',
  scope: 'results:read',
  input: CampaignResultsInput,
  output: CampaignResultsOut,
});

export const loader = apiLoader(operation, ({ ctx, input }) => getCampaignResults(ctx, input.campaignId));
