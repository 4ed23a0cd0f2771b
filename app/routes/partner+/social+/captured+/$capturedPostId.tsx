import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { CapturedPost } from '#app/components/social/captured-post.tsx';
import { Card, CardRow } from '#app/components/ui/card.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { capturedUrl } from '#campaigns/social/captured-address.ts';
import { getCapturedPost } from '#campaigns/social/captured-post-queries.ts';
import { CapturedPostIdInput } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.capturedPost'));

export const loader = partnerLoader(CapturedPostIdInput, async ({ ctx, input }) => ({
  post: await getCapturedPost(ctx, input.capturedPostId),
  permalink: capturedUrl(ctx.install.publicUrl, input.capturedPostId),
}));

export default function CapturedPostPage() {
  const t = useT(words);
  const { post, permalink } = useLoaderData<typeof loader>();
  return (
    <Page width="text">
      <PageHeader
        crumbs={[{ to: paths.partner.capturedPosts, label: t('social.capturedPosts') }]}
        title={t('social.capturedPost')}
      />
      <div className="flex flex-col gap-6">
        <CapturedPost post={post} linked={false} />
        <Card>
          <dl>
            <CardRow label={t('social.permalink')}>
              <span className="break-all">{permalink}</span>
            </CardRow>
            {post.destination ? (
              <CardRow label={t('social.leadsTo')}>
                <a href={post.destination} className="link break-all" rel="noopener noreferrer" target="_blank">
                  {post.destination}
                </a>
              </CardRow>
            ) : null}
            <CardRow label={t('social.clicks')}>
              <NumberText value={post.clicks} />
            </CardRow>
          </dl>
        </Card>
      </div>
    </Page>
  );
}
