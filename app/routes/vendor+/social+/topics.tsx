import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { VendorSocialTabs } from '#app/components/social/social-tabs.tsx';
import { StreamForm, TopicForm } from '#app/components/social/topic-forms.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ConfirmDialog } from '#app/components/ui/confirm-dialog.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { archiveTopic } from '#campaigns/social/archive-topic.ts';
import { createStream, createTopic } from '#campaigns/social/create-topic.ts';
import { listStreams } from '#campaigns/social/post-queries.ts';
import { CreateStream, CreateTopic, TopicIdInput } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.topics'));

export const loader = vendorLoader(async ({ ctx }) => ({
  streams: await listStreams(ctx),
  mayWrite: can(ctx.actor, 'social:write'),
}));

const here = paths.vendor.socialTopics;

export const action = vendorActions({
  stream: vendorIntent(CreateStream, async ({ caller, input, redirectWith }) => {
    await createStream(caller, input);
    return redirectWith(here, { message: say(words, 'social.added') });
  }),
  topic: vendorIntent(CreateTopic, async ({ caller, input, redirectWith }) => {
    await createTopic(caller, input);
    return redirectWith(here, { message: say(words, 'social.added') });
  }),
  archive: vendorIntent(TopicIdInput, async ({ caller, input, redirectWith }) => {
    await archiveTopic(caller, input);
    return redirectWith(here, { message: say(words, 'social.archived') });
  }),
});

export default function Topics() {
  const t = useT(words);
  const { streams, mayWrite } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const topics = streams.flatMap(({ name, topics }) => topics.map((topic) => ({ ...topic, stream: name })));
  return (
    <Page>
      <PageHeader title={t('social.title')} sentence={t('social.vendorTopicsSentence')} tabs={<VendorSocialTabs />} />
      <div className="flex flex-col gap-6">
        <DataTable
          label={t('social.topics')}
          rows={topics}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', header: t('social.topic'), cell: (row) => row.name },
            { key: 'stream', header: t('social.stream'), cell: (row) => row.stream },
            {
              ...{ key: 'subscribers', header: t('social.subscribers'), align: 'end' },
              cell: (row) => <NumberText value={row.subscribers} />,
            },
            {
              ...{ key: 'auto', header: t('social.auto'), align: 'end' },
              cell: (row) => <NumberText value={row.auto} />,
            },
            ...(mayWrite
              ? [
                  {
                    ...{ key: 'archive', header: t('social.topicAction'), align: 'end' as const },
                    cell: (row: { id: string; name: string }) => <ArchiveTopic topic={row} />,
                  },
                ]
              : []),
          ]}
          empty={<EmptyState title={t('social.vendorTopicsEmpty')} why={t('social.vendorTopicsEmptyWhy')} />}
        />
        {mayWrite ? (
          <div className="grid items-start gap-6 lg:grid-cols-2">
            {streams.length > 0 ? (
              <TopicForm key={topics.length} streams={streams} refused={resultOf(refused, 'topic')} />
            ) : null}
            <StreamForm
              key={`streams ${streams.length}`}
              first={streams.length === 0}
              refused={resultOf(refused, 'stream')}
            />
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function ArchiveTopic({ topic: { id, name } }: { topic: { id: string; name: string } }) {
  const t = useT(words);
  return (
    <ConfirmDialog
      trigger={
        <Button type="button" size="sm" aria-label={`${t('social.archive')}: ${name}`}>
          {t('social.archive')}
        </Button>
      }
      title={t('social.archiveTitle', { name })}
      body={t('social.archiveBody')}
      confirmLabel={t('social.archive')}
      action={paths.vendor.socialTopics}
      fields={{ intent: 'archive', topicId: id }}
    />
  );
}
