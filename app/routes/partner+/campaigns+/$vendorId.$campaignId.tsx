import { type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OfferDetail } from '#app/components/catalog/offer-detail.tsx';
import { partnerAction, partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { readOfferPage } from '#campaigns/catalog/read-offers.ts';
import { OfferPageInput } from '#campaigns/catalog/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { listLaunches } from '#campaigns/launches/queries.ts';
import { CreateLaunchInput } from '#campaigns/launches/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.campaign.name ?? t('campaigns.offers.title'));

export const loader = partnerLoader(OfferPageInput, async ({ ctx, input }) => ({
  ...(await readOfferPage(ctx, input)),
  launches: (await listLaunches(ctx, { campaignId: input.campaignId }, { limit: 20 })).items,
  mayLaunch: can(ctx.actor, 'launch:write'),
}));

export const action = partnerAction(
  CreateLaunchInput,
  async ({ caller, input }) => redirect(paths.partner.launch((await createLaunch(caller, input)).id), 303),
  { refuseTo: ({ vendorId = '', campaignId = '' }) => paths.partner.campaign(vendorId, campaignId) },
);

export default function OfferedCampaign() {
  return <OfferDetail page={useLoaderData<typeof loader>()} />;
}
