import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CapturedPost } from '#app/components/social/captured-post.tsx';
import { SocialTabs } from '#app/components/social/social-tabs.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Pagination } from '#app/components/ui/pagination.tsx';
import { partnerResource } from '#app/http/partner.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { PageInput } from '#campaigns/kernel/pagination.ts';
import { listCapturedPosts } from '#campaigns/social/captured-post-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.capturedPosts'));

export const loader = partnerResource(PageInput, async ({ caller, input, world }) => ({
  page: await caller.inScope((ctx) => listCapturedPosts(ctx, input)),
  captured: world.networks.captured,
}));

export default function CapturedPosts() {
  const t = useT(words);
  const { page, captured } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.capturedPostsSentence')}
        tabs={<SocialTabs captured={captured} />}
      />
      {page.items.length === 0 ? (
        <EmptyState
          title={t('social.capturedEmpty')}
          why={t(captured ? 'social.capturedEmptyWhy' : 'social.capturedElsewhere')}
        />
      ) : (
        <div className="flex flex-col gap-5">
          {page.items.map((post) => (
            <CapturedPost key={post.id} post={post} linked />
          ))}
          <Pagination page={{ kind: 'cursor', next: page.nextCursor ?? undefined }} />
        </div>
      )}
    </Page>
  );
}
