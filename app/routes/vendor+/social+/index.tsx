import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { PostState } from '#app/components/social/partner-post-state.tsx';
import { VendorSocialTabs } from '#app/components/social/social-tabs.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorActions, vendorIntent, vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/social.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { say } from '#app/i18n/say.server.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { createPost } from '#campaigns/social/create-post.ts';
import { createStream, createTopic } from '#campaigns/social/create-topic.ts';
import { listPosts, listStreams } from '#campaigns/social/post-queries.ts';
import { CreatePost, CreateStream, CreateTopic } from '#campaigns/social/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('social.title'));

export const loader = vendorLoader(async ({ ctx }) => ({
  posts: await listPosts(ctx),
  streams: await listStreams(ctx),
}));

const added = { message: say(words, 'social.added') };

export const action = vendorActions({
  stream: vendorIntent(CreateStream, async ({ caller, input, redirectWith }) => {
    await createStream(caller, input);
    return redirectWith(paths.vendor.social, added);
  }),
  topic: vendorIntent(CreateTopic, async ({ caller, input, redirectWith }) => {
    await createTopic(caller, input);
    return redirectWith(paths.vendor.social, added);
  }),
  post: vendorIntent(CreatePost, async ({ caller, input, redirectWith }) => {
    const { postId } = await createPost(caller, input);
    return redirectWith(paths.vendor.socialPost(postId), added);
  }),
});

export default function Social() {
  const t = useT(words);
  const { posts, streams } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const topics = streams.flatMap(({ name, topics }) =>
    topics.map((topic) => ({ value: topic.id, label: `${name}: ${topic.name}` })),
  );
  return (
    <Page>
      <PageHeader title={t('social.title')} sentence={t('social.vendorSentence')} tabs={<VendorSocialTabs />} />
      <div className="flex flex-col gap-8">
        <FormErrors errors={refused?.error?.[''] ?? refused?.error?.name ?? undefined} />
        <DataTable
          label={t('social.posts')}
          rows={posts}
          rowKey={(row) => row.id}
          rowTo={(row) => paths.vendor.socialPost(row.id)}
          columns={[
            { key: 'title', header: t('social.postTitle'), cell: (row) => row.title },
            { key: 'topic', header: t('social.topic'), cell: (row) => row.topicName },
            {
              ...{ key: 'state', header: t('social.state') },
              cell: (row) => <PostState status={row.status} />,
            },
            { key: 'due', header: t('social.due'), cell: (row) => <DateTime value={row.publishAt} /> },
            {
              key: 'out',
              header: t('social.published'),
              align: 'end',
              cell: (row) => <NumberText value={row.published} />,
            },
            {
              key: 'clicks',
              header: t('social.clicks'),
              align: 'end',
              cell: (row) => <NumberText value={row.clicks} />,
            },
          ]}
          empty={<EmptyState title={t('social.postsEmpty')} why={t('social.postsEmptyWhy')} />}
        />
        {topics.length > 0 ? (
          <Card title={t('social.newPost')} as="section">
            <Form method="post" className="flex flex-col items-start gap-4">
              <InputRow field={plainField('title', { required: true })} label={t('social.postTitle')} />
              <SelectRow field={plainField('topicId', { required: true })} label={t('social.topic')} options={topics} />
              <SubmitButton name="intent" value="post" variant="primary">
                {t('social.newPost')}
              </SubmitButton>
            </Form>
          </Card>
        ) : null}
        {streams.length > 0 ? (
          <Card title={t('social.newTopic')} as="section">
            <Form method="post" className="flex flex-col items-start gap-4">
              <SelectRow
                field={plainField('streamId', { required: true })}
                label={t('social.streamName')}
                options={streams.map(({ id, name }) => ({ value: id, label: name }))}
              />
              <InputRow field={plainField('name', { required: true })} label={t('social.topicName')} />
              <SubmitButton name="intent" value="topic">
                {t('social.newTopic')}
              </SubmitButton>
            </Form>
          </Card>
        ) : null}
        <Card title={t('social.newStream')} as="section">
          <Form method="post" className="flex flex-col items-start gap-4">
            <InputRow field={plainField('name', { required: true })} label={t('social.streamName')} />
            <SubmitButton name="intent" value="stream">
              {t('social.newStream')}
            </SubmitButton>
          </Form>
        </Card>
      </div>
    </Page>
  );
}
