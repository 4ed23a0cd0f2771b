import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { useState } from 'react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { FormActions, FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxesRow, InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PostView, StreamRow } from '#campaigns/social/post-queries.ts';
import { NETWORKS, OWN_ZONE, PublishPostForm } from '#campaigns/social/schema.ts';
import { PostImageCard } from './post-image-card.tsx';
import { draftOf, type PostDraft, PostPreview } from './post-preview.tsx';
import { topicOptions } from './topic-options.ts';

const FIELDS = ['partner.name', 'partner.website', 'partner.phone', 'partner.email', 'link', `zone.${OWN_ZONE}`];
const place = (name: string) => `{{${name}}}`;

// The post is in the address.
const EDITED = PublishPostForm.omit({ postId: true });

export type EditorChoices = {
  streams: readonly StreamRow[];
  campaigns: readonly { id: string; name: string }[];
  timeZones: readonly string[];
  timeZone: string;
};

type EditorProps = { post: PostView; choices: EditorChoices; refused: FormResult | undefined };

/** A draft: its words for each network beside what they look like there, its picture, and the button that offers it. */
export function PostEditor({ post, choices, refused }: EditorProps) {
  const [draft, setDraft] = useState<PostDraft>(post.content);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex flex-col gap-6">
        <WordsForm post={post} choices={choices} refused={refused} draft={draft} onDraft={setDraft} />
        <PostImageCard image={post.content.image} />
      </div>
      <div className="lg:sticky lg:top-6">
        <PostPreview draft={draft} image={post.content.image} />
      </div>
    </div>
  );
}

type WordsFormProps = EditorProps & { draft: PostDraft; onDraft: (draft: PostDraft) => void };

function WordsForm({ post, choices, refused, draft, onDraft }: WordsFormProps) {
  const t = useT(words);
  const topics = topicOptions(choices.streams);
  const zones = post.content.zones.filter(({ name }) => name !== OWN_ZONE);
  const [form, fields] = useActionForm(EDITED, {
    id: 'post',
    lastResult: refused,
    defaultValue: defaultsOf(post, choices),
  });
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      onInput={(event) => onDraft(draftOf(new FormData(event.currentTarget), zones))}
    >
      <Card title={t('social.words')} as="section">
        <div className="flex flex-col gap-5">
          <FormErrors errors={form.errors} />
          <InputRow field={fields.title} label={t('social.postTitle')} maxLength={80} />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectRow
              field={fields.topicId}
              label={t('social.topic')}
              options={topics}
              {...(topics.some(({ value }) => value === post.topicId) ? {} : { placeholder: t('social.otherTopic') })}
            />
            <SelectRow
              field={fields.campaignId}
              label={t('social.campaign')}
              help={t('social.campaignHelp')}
              options={[
                { value: '', label: t('social.noCampaign') },
                ...choices.campaigns.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
          <CheckboxesRow
            field={fields.networks}
            label={t('social.network')}
            options={NETWORKS.map((network) => ({ value: network, label: t(`social.networks.${network}`) }))}
          />
          <TextareaRow
            field={fields.all}
            label={t('social.allText')}
            help={t('social.allTextHelp', { fields: FIELDS.map(place).join(', ') })}
            rows={5}
          />
          <details open={NETWORKS.some((network) => post.content.texts[network])}>
            <summary className="cursor-pointer font-medium">{t('social.ownTexts')}</summary>
            <div className="mt-4 flex flex-col gap-5">
              {NETWORKS.map((network) => (
                // What was written for a network is kept while it is not chosen.
                <div key={network} hidden={!draft.networks.includes(network)}>
                  <TextareaRow
                    field={fields[network]}
                    label={t('social.ownText', { network: t(`social.networks.${network}`) })}
                    rows={2}
                    optional
                  />
                </div>
              ))}
            </div>
          </details>
          <InputRow field={fields.link} label={t('social.link')} help={t('social.linkHelp')} inputMode="url" optional />
          <InputRow
            field={fields.zoneText}
            label={t('social.zone')}
            help={t('social.zoneHelp', { place: place('zone.own') })}
            optional
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <InputRow
              field={fields.publishLocal}
              label={t('social.publishAt')}
              help={t('social.publishAtHelp')}
              type="datetime-local"
              optional
            />
            <SelectRow
              field={fields.timeZone}
              label={t('social.timeZone')}
              options={choices.timeZones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
            />
          </div>
          <FormActions note={t('social.publishNote')}>
            <SubmitButton name="intent" value="save">
              {t('social.save')}
            </SubmitButton>
            <SubmitButton name="intent" value="publish" variant="primary">
              {t('social.publish')}
            </SubmitButton>
          </FormActions>
        </div>
      </Card>
    </Form>
  );
}

function defaultsOf({ content, ...post }: PostView, { timeZone }: EditorChoices) {
  return {
    ...{ title: post.title, topicId: post.topicId, campaignId: post.campaignId ?? '', networks: content.networks },
    ...{
      ...content.texts,
      link: content.link,
      zoneText: content.zones.find(({ name }) => name === OWN_ZONE)?.text ?? '',
      timeZone,
    },
  };
}
