import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { say } from '#app/i18n/say.server.ts';
import { publishCampaign } from '#campaigns/catalog/publish-campaign.ts';
import { CampaignIdInput } from '#campaigns/catalog/schema.ts';
import { withdrawCampaign } from '#campaigns/catalog/withdraw-campaign.ts';

export const action = vendorActions(
  {
    publish: vendorIntent(CampaignIdInput, async ({ caller, input, redirectWith }) => {
      await publishCampaign(caller, input);
      const message = say(words, 'campaigns.published');
      return redirectWith(paths.vendor.campaign(input.campaignId), { message, tone: 'success' });
    }),
    withdraw: vendorIntent(CampaignIdInput, async ({ caller, input, redirectWith }) => {
      await withdrawCampaign(caller, input);
      return redirectWith(paths.vendor.campaign(input.campaignId), { message: say(words, 'campaigns.withdrawn') });
    }),
  },
  { refuseTo: (params) => paths.vendor.campaign(params.campaignId ?? '') },
);
