import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { monthOf, spanOf } from '#app/components/social/calendar-month.ts';
import { MonthCalendar } from '#app/components/social/month-calendar.tsx';
import { PostState } from '#app/components/social/partner-post-state.tsx';
import { VendorSocialTabs } from '#app/components/social/social-tabs.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listPostCalendar } from '#campaigns/social/calendar-queries.ts';
import { CalendarQuery } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.calendar'));

export const loader = vendorLoader(CalendarQuery, async ({ ctx, input }) => {
  const month = monthOf(input.month, ctx.clock.now());
  return { month, posts: await listPostCalendar(ctx, spanOf(month)) };
});

export default function Calendar() {
  const t = useT(words);
  const { month, posts } = useLoaderData<typeof loader>();
  const entries = posts.map(({ state, ...post }) => ({
    ...{ ...post, to: paths.vendor.socialPost(post.id), state: <PostState status={state} /> },
  }));
  return (
    <Page>
      <PageHeader title={t('social.title')} sentence={t('social.vendorCalendar')} tabs={<VendorSocialTabs />} />
      <MonthCalendar month={month} entries={entries} monthTo={paths.vendor.socialCalendar} />
    </Page>
  );
}
