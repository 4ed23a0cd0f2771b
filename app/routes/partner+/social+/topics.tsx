import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { RepairBanner } from '#app/components/social/repair-banner.tsx';
import { SocialTabs } from '#app/components/social/social-tabs.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { partnerAction, partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listRepairs } from '#campaigns/social/account-queries.ts';
import { changeSubscription } from '#campaigns/social/change-subscription.ts';
import { listOfferedTopics } from '#campaigns/social/post-queries.ts';
import { ChangeSubscription } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.topics'));

export const loader = partnerResource(async ({ caller, world }) => ({
  topics: await caller.inScope(listOfferedTopics),
  repairs: await caller.inScope(listRepairs),
  captured: world.networks.captured,
}));

export const action = partnerAction(ChangeSubscription, async ({ caller, input, redirectWith }) => {
  await changeSubscription(caller, input);
  return redirectWith(paths.partner.socialTopics, { message: say(words, 'social.modeSaved') });
});

const MODES = ['auto_publish', 'requires_approval', 'off'] as const;

export default function Topics() {
  const t = useT(words);
  const { topics, repairs, captured } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('social.title')}
        sentence={t('social.topicsSentence')}
        tabs={<SocialTabs captured={captured} />}
      />
      <div className="flex flex-col gap-8">
        <RepairBanner accounts={repairs} />
        <DataTable
          label={t('social.topics')}
          rows={topics}
          rowKey={(row) => row.topicId}
          columns={[
            { key: 'topic', header: t('social.topic'), cell: (row) => `${row.streamName}: ${row.topicName}` },
            { key: 'vendor', header: t('social.vendor'), cell: (row) => row.vendorName },
            {
              ...{ key: 'mode', header: t('social.mode') },
              cell: (row) => (
                <Form method="post" className="flex flex-wrap justify-end gap-3 sm:flex-nowrap sm:justify-start">
                  <input type="hidden" name="vendorId" value={row.vendorId} />
                  <input type="hidden" name="topicId" value={row.topicId} />
                  <Select
                    name="mode"
                    aria-label={`${t('social.mode')}: ${row.topicName}`}
                    defaultValue={row.mode}
                    options={MODES.map((mode) => ({ value: mode, label: t(`social.modes.${mode}`) }))}
                  />
                  <SubmitButton>{t('social.saveMode')}</SubmitButton>
                </Form>
              ),
            },
          ]}
          empty={<EmptyState title={t('social.topicsEmpty')} why={t('social.topicsEmptyWhy')} />}
        />
      </div>
    </Page>
  );
}
