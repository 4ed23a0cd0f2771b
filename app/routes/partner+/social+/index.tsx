import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { beginningOf } from '#app/components/social/beginning-of.ts';
import { DoubtList } from '#app/components/social/doubt-list.tsx';
import { PublicationState } from '#app/components/social/publication-state.tsx';
import { RepairBanner } from '#app/components/social/repair-banner.tsx';
import { SocialTabs } from '#app/components/social/social-tabs.tsx';
import { WaitingPost } from '#app/components/social/waiting-post.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerActions, partnerIntent, partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { decidePartnerPost, saveZones } from '#campaigns/social/decide-partner-post.ts';
import { readSocialPage } from '#campaigns/social/read-social-page.ts';
import { resolveDoubt } from '#campaigns/social/resolve-doubt.ts';
import { ApproveWithWords, PartnerPostIdInput, ResolveDoubt, SaveZones } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.title'));

const BEGINNING_CHARS = 80;

export const loader = partnerResource(async ({ caller, world }) => ({
  ...(await caller.inScope(readSocialPage)),
  captured: world.networks.captured,
}));

const SAID = {
  look: 'social.doubtLooked',
  went_out: 'social.doubtAssumed',
  did_not: 'social.doubtRetried',
} as const;

export const action = partnerActions({
  approve: partnerIntent(ApproveWithWords, async ({ caller, input, redirectWith }) => {
    const { partnerPostId, zones } = input;
    if (Object.keys(zones).length > 0) await saveZones(caller, { partnerPostId, zones });
    await decidePartnerPost(caller, { partnerPostId, answer: 'approve' });
    return redirectWith(paths.partner.social, { message: say(words, 'social.approved') });
  }),
  decline: partnerIntent(PartnerPostIdInput, async ({ caller, input, redirectWith }) => {
    await decidePartnerPost(caller, { ...input, answer: 'decline' });
    return redirectWith(paths.partner.social, { message: say(words, 'social.declined') });
  }),
  words: partnerIntent(SaveZones, async ({ caller, input, redirectWith }) => {
    await saveZones(caller, input);
    return redirectWith(paths.partner.social, { message: say(words, 'social.savedWords') });
  }),
  doubt: partnerIntent(ResolveDoubt, async ({ caller, input, redirectWith }) => {
    await resolveDoubt(caller, input);
    return redirectWith(paths.partner.social, { message: say(words, SAID[input.answer]) });
  }),
});

export default function Social() {
  const t = useT(words);
  const { waiting, publications, repairs, captured } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.partnerSentence')}
        tabs={<SocialTabs captured={captured} />}
      />
      <div className="flex flex-col gap-8">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        <RepairBanner accounts={repairs} />
        <DoubtList rows={publications.filter(({ state }) => state === 'unknown')} />
        {waiting.length === 0 ? (
          <EmptyState title={t('social.waitingEmpty')} why={t('social.waitingEmptyWhy')} />
        ) : (
          waiting.map((post) => <WaitingPost key={post.id} post={post} editable />)
        )}
        <DataTable
          label={t('social.out')}
          rows={publications}
          rowKey={(row) => row.id}
          columns={[
            { key: 'account', header: t('social.account'), cell: (row) => row.handle },
            {
              key: 'network',
              header: t('social.network'),
              cell: (row) => <span className="whitespace-nowrap">{t(`social.networks.${row.network}`)}</span>,
            },
            {
              ...{ key: 'text', header: t('social.text') },
              cell: (row) =>
                row.permalink ? (
                  <a href={row.permalink} className="link">
                    {beginningOf(row.text, BEGINNING_CHARS)}
                  </a>
                ) : (
                  beginningOf(row.text, BEGINNING_CHARS)
                ),
            },
            {
              key: 'state',
              header: t('social.state'),
              cell: (row) => <PublicationState state={row.state} reason={row.reason} />,
            },
            { key: 'at', header: t('social.due'), cell: (row) => <DateTime value={row.publishedAt} /> },
            {
              key: 'clicks',
              header: t('social.clicks'),
              align: 'end',
              cell: (row) => <NumberText value={row.clicks} />,
            },
          ]}
          empty={<EmptyState title={t('social.outEmpty')} why={t('social.outEmptyWhy')} />}
        />
      </div>
    </Page>
  );
}
