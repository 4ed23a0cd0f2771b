import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LaunchResults } from '#app/components/results/launch-results.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/results.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { getLaunchResults } from '#campaigns/analytics/get-launch-results.ts';
import { listLaunchPeople } from '#campaigns/analytics/list-launch-people.ts';
import { LaunchResultsInput } from '#campaigns/analytics/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('results.title'));

export const loader = partnerLoader(LaunchResultsInput, async ({ ctx, input: { launchId } }) => ({
  results: await getLaunchResults(ctx, launchId),
  people: (await listLaunchPeople(ctx, { launchId, who: 'clicked', limit: 10 })).items,
}));

export default function Results() {
  const { results, people } = useLoaderData<typeof loader>();
  return <LaunchResults results={results} people={people} />;
}
