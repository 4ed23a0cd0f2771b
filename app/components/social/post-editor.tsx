import { Form } from '@remix-run/react';
import { useState } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { CheckboxesRow, InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PostView, StreamRow } from '#campaigns/social/post-queries.ts';
import { NETWORKS } from '#campaigns/social/schema.ts';
import { PostImageCard } from './post-image-card.tsx';
import { draftOf, type PostDraft, PostPreview } from './post-preview.tsx';

const FIELDS = ['partner.name', 'partner.website', 'partner.phone', 'partner.email', 'link', 'zone.own'];
const place = (name: string) => `{{${name}}}`;

type EditorProps = {
  post: PostView;
  streams: readonly StreamRow[];
  campaigns: readonly { id: string; name: string }[];
};

/** A draft: its words for each network beside what they look like there, its picture, and the button that offers it. */
export function PostEditor({ post, streams, campaigns }: EditorProps) {
  const t = useT(words);
  const { content } = post;
  const [draft, setDraft] = useState<PostDraft>(content);
  const topics = streams.flatMap(({ name, topics }) =>
    topics.map((topic) => ({ value: topic.id, label: `${name}: ${topic.name}` })),
  );
  return (
    <>
      <Card title={t('social.words')} as="section">
        <Form
          method="post"
          className="flex flex-col gap-5"
          onInput={(event) => setDraft(draftOf(new FormData(event.currentTarget)))}
        >
          <InputRow field={plainField('title', { value: post.title, required: true })} label={t('social.postTitle')} />
          <SelectRow
            field={plainField('topicId', { value: post.topicId })}
            label={t('social.topic')}
            options={topics}
          />
          <SelectRow
            field={plainField('campaignId', { value: post.campaignId ?? '' })}
            label={t('social.campaign')}
            help={t('social.campaignHelp')}
            options={[
              { value: '', label: t('social.noCampaign') },
              ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <CheckboxesRow
            field={{ ...plainField('networks'), defaultOptions: [...content.networks] }}
            label={t('social.network')}
            options={NETWORKS.map((network) => ({ value: network, label: t(`social.networks.${network}`) }))}
          />
          <TextareaRow
            field={plainField('all', { value: content.texts.all })}
            label={t('social.allText')}
            help={t('social.allTextHelp', { fields: FIELDS.map(place).join(', ') })}
            rows={5}
          />
          {NETWORKS.map((network) => (
            <TextareaRow
              key={network}
              field={plainField(network, { value: content.texts[network] ?? '' })}
              label={t('social.ownText', { network: t(`social.networks.${network}`) })}
              optional
            />
          ))}
          <InputRow
            field={plainField('link', { value: content.link })}
            label={t('social.link')}
            help={t('social.linkHelp')}
            optional
          />
          <InputRow
            field={plainField('zoneText', { value: content.zones[0]?.text ?? '' })}
            label={t('social.zone')}
            help={t('social.zoneHelp', { place: place('zone.own') })}
            optional
          />
          <SubmitButton name="intent" value="save">
            {t('social.save')}
          </SubmitButton>
        </Form>
      </Card>
      <PostPreview draft={draft} image={content.image} />
      <PostImageCard image={content.image} />
      <Card title={t('social.publish')} as="section">
        <Form method="post" className="flex flex-col items-start gap-4">
          <InputRow
            field={plainField('publishLocal')}
            label={t('social.publishAt')}
            help={t('social.publishAtHelp')}
            type="datetime-local"
            optional
          />
          <SubmitButton name="intent" value="publish" variant="primary">
            {t('social.publish')}
          </SubmitButton>
        </Form>
      </Card>
    </>
  );
}
