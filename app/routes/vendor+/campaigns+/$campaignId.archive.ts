import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { say } from '#app/i18n/say.server.ts';
import { archiveCampaign } from '#campaigns/catalog/archive-campaign.ts';
import { restoreCampaign } from '#campaigns/catalog/restore-campaign.ts';
import { CampaignIdInput } from '#campaigns/catalog/schema.ts';

export const action = vendorActions(
  {
    archive: vendorIntent(CampaignIdInput, async ({ caller, input, redirectWith }) => {
      await archiveCampaign(caller, input);
      const undo = { action: paths.vendor.campaignPart(input.campaignId, 'archive'), fields: { intent: 'restore' } };
      return redirectWith(paths.vendor.campaigns, { message: say(words, 'campaigns.archived'), undo });
    }),
    restore: vendorIntent(CampaignIdInput, async ({ caller, input, redirectWith }) => {
      await restoreCampaign(caller, input);
      return redirectWith(paths.vendor.campaign(input.campaignId), { message: say(words, 'campaigns.restored') });
    }),
  },
  { refuseTo: (params) => paths.vendor.campaign(params.campaignId ?? '') },
);
