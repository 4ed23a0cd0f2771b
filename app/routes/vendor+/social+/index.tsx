import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Share2 } from 'lucide-react';
import { PostState } from '#app/components/social/partner-post-state.tsx';
import { VendorSocialTabs } from '#app/components/social/social-tabs.tsx';
import { topicOptions } from '#app/components/social/topic-options.ts';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listPosts, listStreams } from '#campaigns/social/post-queries.ts';
import { POST_STATUSES, PostListInput } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.title'));

export const loader = vendorLoader(PostListInput, async ({ ctx, input: { cursor, ...filter } }) => ({
  page: await listPosts(ctx, filter, { limit: 50, cursor }),
  topics: topicOptions(await listStreams(ctx)),
  mayWrite: can(ctx.actor, 'social:write'),
}));

export default function Social() {
  const t = useT(words);
  const { page, topics, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.vendor.newSocialPost} variant="primary">
      {t('social.newPost')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.vendorSentence')}
        action={create}
        tabs={<VendorSocialTabs />}
      />
      <DataTable
        label={t('social.posts')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.socialPost(row.id)}
        search={{ label: t('social.searchPosts') }}
        filters={[
          {
            ...{ name: 'status', label: t('social.state') },
            options: POST_STATUSES.map((value) => ({ value, label: t(`social.postStates.${value}`) })),
          },
          { name: 'topicId', label: t('social.topic'), options: topics },
        ]}
        columns={[
          { key: 'title', header: t('social.name'), cell: (row) => row.title },
          { key: 'topic', header: t('social.topic'), cell: (row) => row.topicName },
          { key: 'state', header: t('social.state'), cell: (row) => <PostState status={row.status} /> },
          { key: 'due', header: t('social.due'), cell: (row) => <DateTime value={row.publishAt} /> },
          {
            ...{ key: 'out', header: t('social.published'), align: 'end' },
            cell: (row) => <NumberText value={row.published} />,
          },
          {
            ...{ key: 'clicks', header: t('social.clicks'), align: 'end' },
            cell: (row) => <NumberText value={row.clicks} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined, total: page.total }}
        empty={
          <EmptyState icon={Share2} title={t('social.postsEmpty')} why={t('social.postsEmptyWhy')} action={create} />
        }
      />
    </Page>
  );
}
