import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { TextareaRow } from '#app/components/ui/form-rows.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerPostView } from '#campaigns/social/partner-post-queries.ts';

/** One post as it will be on each network, with its answer; `editable` where its person is signed in. */
export function WaitingPost({ post, editable }: { post: PartnerPostView; editable: boolean }) {
  const t = useT(words);
  const id = <input type="hidden" name="partnerPostId" value={post.id} />;
  return (
    <Card id={post.id} title={post.title} sentence={`${post.vendorName} · ${post.topicName}`} as="section">
      <div className="flex flex-col gap-5">
        <p className="text-sm text-muted">
          {t('social.due')} <DateTime value={post.dueAt} />
        </p>
        {post.image ? <img src={post.image.path} alt={post.image.alt} className="max-w-80 rounded-md" /> : null}
        <dl className="flex flex-col gap-4">
          {post.texts.map(({ network, text }) => (
            <div key={network}>
              <dt className="text-sm font-medium">{t(`social.networks.${network}`)}</dt>
              <dd className="whitespace-pre-wrap">{text}</dd>
            </div>
          ))}
        </dl>
        {editable && post.zones.length > 0 ? (
          <Form method="post" className="flex flex-col items-start gap-3">
            {id}
            {post.zones.map((zone) => (
              <TextareaRow
                key={zone.name}
                field={plainField(`zones.${zone.name}`, { value: post.values[zone.name] ?? zone.text })}
                label={zone.label}
                maxLength={zone.max}
              />
            ))}
            <SubmitButton name="intent" value="words">
              {t('social.saveWords')}
            </SubmitButton>
          </Form>
        ) : null}
        <Form method="post" className="flex gap-3">
          {id}
          {editable ? <input type="hidden" name="intent" value="answer" /> : null}
          <SubmitButton name="answer" value="approve">
            {t('social.approve')}
          </SubmitButton>
          <SubmitButton name="answer" value="decline" variant="quiet">
            {t('social.decline')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
