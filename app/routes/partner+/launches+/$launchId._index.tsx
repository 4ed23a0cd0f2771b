import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LaunchDraft } from '#app/components/launches/launch-draft.tsx';
import { LaunchRun } from '#app/components/launches/launch-run.tsx';
import { partnerResource } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/launches.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { readLaunchPage } from '#campaigns/launches/read-launch-page.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, words, (t) => data?.launch.name ?? t('launches.title'));

// A resource, not a loader: the mail is compiled for its checks, and that is done outside of a transaction.
export const loader = partnerResource(LaunchIdInput, ({ caller, input }) => readLaunchPage(caller, input));

export default function Launch() {
  const page = useLoaderData<typeof loader>();
  return page.kind === 'draft' ? (
    <LaunchDraft key={page.launch.id} page={page} />
  ) : (
    <LaunchRun key={page.launch.id} page={page} />
  );
}
