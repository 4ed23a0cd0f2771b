import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { monthOf, spanOf } from '#app/components/social/calendar-month.ts';
import { MonthCalendar } from '#app/components/social/month-calendar.tsx';
import { PartnerPostState } from '#app/components/social/partner-post-state.tsx';
import { SocialTabs } from '#app/components/social/social-tabs.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listPartnerCalendar } from '#campaigns/social/calendar-queries.ts';
import { CalendarQuery } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.calendar'));

export const loader = partnerResource(CalendarQuery, async ({ caller, input, world }) => {
  const month = monthOf(input.month, world.clock.now());
  const posts = await caller.inScope((ctx) => listPartnerCalendar(ctx, spanOf(month)));
  return { month, posts, captured: world.networks.captured };
});

export default function Calendar() {
  const t = useT(words);
  const { month, posts, captured } = useLoaderData<typeof loader>();
  const entries = posts.map(({ state, ...post }) => ({
    ...{ ...post, to: `${paths.partner.social}#${post.id}`, state: <PartnerPostState state={state} /> },
  }));
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.partnerCalendar')}
        tabs={<SocialTabs captured={captured} />}
      />
      <MonthCalendar month={month} entries={entries} monthTo={paths.partner.socialCalendar} />
    </Page>
  );
}
