import { apiLoader, defineOperation } from '#app/http/api.server.ts';
import { OfferDetailOut } from '#campaigns/catalog/api-schema.ts';
import { getOfferedCampaign } from '#campaigns/catalog/queries.ts';
import { OfferedCampaignInput } from '#campaigns/catalog/schema.ts';

const operation = defineOperation({
  operationId: 'getOfferedCampaign',
  method: 'GET',
  path: '/offered-campaigns/{vendorId}/{campaignId}',
  tag: 'Campaigns',
  summary: 'One campaign that the partner may launch, with the zones of its mails',
  side: 'partner',
  scope: 'campaign:read',
  input: OfferedCampaignInput,
  output: OfferDetailOut,
});

export const loader = apiLoader(operation, async ({ ctx, input }) => {
  const campaign = await getOfferedCampaign(ctx, input);
  const tactics = campaign.tactics.map(({ id, name, templateVersion: { subject, zones } }) => ({
    ...{ id, name, subject },
    zones,
  }));
  return { ...campaign, tactics };
});
