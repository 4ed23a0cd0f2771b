import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { z } from 'zod';
import { CampaignChecklist } from '#app/components/catalog/campaign-checklist.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/campaigns.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { readCampaignPage } from '#campaigns/catalog/read-campaign-page.ts';
import {
  CampaignBasicsForm,
  CampaignDatesForm,
  CampaignPageInput,
  CampaignTacticsForm,
  CampaignVisibilityForm,
  type UpdateCampaignInput,
} from '#campaigns/catalog/schema.ts';
import { updateCampaign } from '#campaigns/catalog/update-campaign.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import { listLaunches } from '#campaigns/launches/queries.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.campaign.name ?? t('campaigns.title'));

export const loader = vendorLoader(CampaignPageInput, async ({ ctx, input }) => ({
  ...(await readCampaignPage(ctx, input)),
  launched: await listLaunches(ctx, { campaignId: input.campaignId }, { limit: 20 }),
  mayWrite: can(ctx.actor, 'campaign:write'),
  mayPublish: can(ctx.actor, 'campaign:publish'),
}));

/** A card of the checklist: all of them change the same campaign. */
const card = (schema: z.ZodType<UpdateCampaignInput>) =>
  vendorIntent(schema, async ({ caller, input, redirectWith }) => {
    await updateCampaign(caller, input);
    return redirectWith(paths.vendor.campaign(input.campaignId), { message: say(words, 'campaigns.saved') });
  });

export const action = vendorActions({
  basics: card(CampaignBasicsForm),
  email: card(CampaignTacticsForm),
  visibility: card(CampaignVisibilityForm),
  dates: card(CampaignDatesForm),
});

export default function Campaign() {
  const page = useLoaderData<typeof loader>();
  return <CampaignChecklist key={page.campaign.id} page={page} result={useActionData<typeof action>()} />;
}
