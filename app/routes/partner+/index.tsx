import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WeeksChart } from '#app/components/charts/weeks-chart.tsx';
import { FirstSteps } from '#app/components/home/first-steps.tsx';
import { ReadyCampaigns } from '#app/components/home/ready-campaigns.tsx';
import { Scorecard } from '#app/components/home/scorecard.tsx';
import { SocialRepairs } from '#app/components/home/social-repairs.tsx';
import { PartnerWaiting } from '#app/components/home/waiting.tsx';
import { WorkingLaunches } from '#app/components/home/working-launches.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/home.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { getScorecard } from '#campaigns/analytics/get-scorecard.ts';
import { getPartnerHome } from '#campaigns/analytics/partner-home.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('home.title'));

export const loader = partnerLoader(async ({ ctx }) => ({
  ...(await getPartnerHome(ctx)),
  ...(await getScorecard(ctx)),
  mayLaunch: can(ctx.actor, 'launch:write'),
}));

/** What now: what waits for an answer, what is ready, what is running, what is missing; then the year in figures. */
export default function PartnerHome() {
  const t = useT(words);
  const { ready, working, waiting, repairs, steps, vendors, channels, weeks, mayLaunch } =
    useLoaderData<typeof loader>();
  const setUp = steps.brandKit && steps.contacts && steps.audience;
  return (
    <Page>
      <PageHeader title={t('home.title')} />
      <div className="flex flex-col gap-6">
        <SocialRepairs repairs={repairs} />
        {setUp ? null : <FirstSteps steps={steps} />}
        <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          {mayLaunch ? <ReadyCampaigns campaigns={ready} /> : <PartnerWaiting waiting={waiting} />}
          <div className="flex flex-col gap-6">
            {mayLaunch ? <PartnerWaiting waiting={waiting} /> : null}
            <WorkingLaunches launches={working} />
          </div>
        </div>
        <Scorecard vendors={vendors} channels={channels} />
        {steps.launched ? <WeeksChart weeks={weeks} /> : null}
      </div>
    </Page>
  );
}
