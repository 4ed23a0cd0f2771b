import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { TextareaRow } from '#app/components/ui/form-rows.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/social.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerPostView } from '#campaigns/social/partner-post-queries.ts';
import type { NetworkName } from '#campaigns/social/schema.ts';

type Props = {
  post: PartnerPostView;
  /** its person is signed in: the words may be changed, and what stands there is what is approved */
  editable: boolean;
};

/** One post as it will be on each network, with its answer. */
export function WaitingPost({ post, editable }: Props) {
  const t = useT(words);
  return (
    <Card id={post.id} title={post.title} sentence={`${post.vendorName} · ${post.topicName}`} as="section">
      <div className="flex flex-col gap-5">
        <p className="text-sm text-muted">
          {t('social.due')} <DateTime value={post.dueAt} />
        </p>
        {post.image ? <img src={post.image.path} alt={post.image.alt} className="max-w-80 rounded-md" /> : null}
        <dl className="flex flex-col gap-4">
          {[...networksByText(post)].map(([text, networks]) => (
            <div key={text}>
              <dt className="text-sm font-medium">
                {networks.map((network) => t(`social.networks.${network}`)).join(', ')}
              </dt>
              <dd className="whitespace-pre-wrap wrap-anywhere">{text}</dd>
            </div>
          ))}
        </dl>
        <Form method="post" className="flex flex-col items-start gap-4">
          <input type="hidden" name="partnerPostId" value={post.id} />
          {(editable ? post.zones : []).map((zone) => (
            <TextareaRow
              key={zone.name}
              field={{
                ...plainField(`zones.${zone.name}`, { value: post.values[zone.name] ?? zone.text }),
                id: `${post.id}-${zone.name}`,
              }}
              label={zone.label}
              maxLength={zone.max}
            />
          ))}
          <div className="flex flex-wrap gap-3">
            <SubmitButton {...answer(editable, 'approve')}>{t('social.approve')}</SubmitButton>
            {editable && post.zones.length > 0 ? (
              <SubmitButton name="intent" value="words" variant="quiet">
                {t('social.saveWords')}
              </SubmitButton>
            ) : null}
            <SubmitButton {...answer(editable, 'decline')} variant="quiet">
              {t('social.decline')}
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  );
}

function answer(editable: boolean, value: 'approve' | 'decline') {
  return { name: editable ? 'intent' : 'answer', value };
}

/** What most networks say alike is read once. */
function networksByText({ texts }: PartnerPostView): Map<string, NetworkName[]> {
  const found = new Map<string, NetworkName[]>();
  for (const { network, text } of texts) found.set(text, [...(found.get(text) ?? []), network]);
  return found;
}
