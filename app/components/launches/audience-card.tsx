import { ButtonLink } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { AudienceCount } from '#campaigns/contacts/queries.ts';
import { HeldBack } from './held-back.tsx';

type AudienceCardProps = {
  audiences: readonly { id: string; name: string }[];
  chosen: string | null;
  count: AudienceCount | null;
};

export function AudienceCard({ audiences, chosen, count }: AudienceCardProps) {
  const t = useT(words);
  const field = plainField('audienceId');
  return (
    <Card id="audience" title={t('launches.audience')} sentence={t('launches.audienceSentence')}>
      {audiences.length === 0 ? (
        <div className="flex flex-col items-start gap-3">
          <p>{t('launches.audienceNone')}</p>
          <div className="flex flex-wrap gap-2">
            <ButtonLink to={paths.partner.newImport}>{t('launches.importContacts')}</ButtonLink>
            <ButtonLink to={paths.partner.newAudience}>{t('launches.audienceNew')}</ButtonLink>
          </div>
        </div>
      ) : (
        <Field field={field} label={t('launches.audienceField')}>
          <Select
            id={field.id}
            name="audienceId"
            defaultValue={chosen ?? ''}
            placeholder={t('launches.audienceChoose')}
            options={audiences.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      )}
      {count ? (
        <div className="mt-4" aria-live="polite">
          <p className="text-lg font-medium">{t('launches.people', { count: count.reachable })}</p>
          <HeldBack count={count} />
        </div>
      ) : null}
    </Card>
  );
}
