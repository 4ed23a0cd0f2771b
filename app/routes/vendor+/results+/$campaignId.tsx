import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CampaignResults } from '#app/components/results/campaign-results.tsx';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/results.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { getCampaignResults, PEOPLE_BEHIND_A_FIGURE } from '#campaigns/analytics/get-campaign-results.ts';
import { CampaignResultsInput } from '#campaigns/analytics/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('results.title'));

export const loader = vendorLoader(CampaignResultsInput, async ({ ctx, input }) => ({
  results: await getCampaignResults(ctx, input.campaignId),
  floor: PEOPLE_BEHIND_A_FIGURE,
}));

export default function Results() {
  const { results, floor } = useLoaderData<typeof loader>();
  return <CampaignResults results={results} floor={floor} />;
}
