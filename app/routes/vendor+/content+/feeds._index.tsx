import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { ContentTabs } from '#app/components/widgets/content-tabs.tsx';
import { FeedForm } from '#app/components/widgets/feed-form.tsx';
import { FeedList } from '#app/components/widgets/feed-list.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorAction, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/widgets.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { addFeed } from '#campaigns/widgets/add-feed.ts';
import { listFeeds } from '#campaigns/widgets/feed-queries.ts';
import { AddFeed } from '#campaigns/widgets/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('widgets.feeds'));

export const loader = vendorLoader(async ({ ctx }) => ({
  feeds: await listFeeds(ctx),
  mayChange: can(ctx.actor, 'item:write'),
}));

export const action = vendorAction(AddFeed, async ({ caller, input, redirectWith }) => {
  await addFeed(caller, input);
  return redirectWith(paths.vendor.contentFeeds, { message: say(words, 'widgets.feedAdded') });
});

export default function Feeds() {
  const t = useT(words);
  const { feeds, mayChange } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader title={t('widgets.content')} sentence={t('widgets.feedsSentence')} tabs={<ContentTabs />} />
      <div className="flex flex-col gap-6">
        <FeedList feeds={feeds} mayChange={mayChange} />
        {mayChange ? <FeedForm key={feeds.length} refused={refused} /> : null}
      </div>
    </Page>
  );
}
