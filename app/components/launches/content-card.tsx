import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftZone } from '#campaigns/launches/draft-zones.ts';
import { ZoneFields } from './zone-fields.tsx';

type ContentCardProps = {
  name: string;
  vendor: string;
  zones: readonly DraftZone[];
  problems: Readonly<Record<string, string>>;
  uploadTo: string;
  onChange: () => void;
};

export function ContentCard({ name, vendor, zones, problems, uploadTo, onChange }: ContentCardProps) {
  const t = useT(words);
  const field = plainField('name', { value: name, required: true });
  return (
    <Card id="content" title={t('launches.content')} sentence={t('launches.contentSentence', { vendor })}>
      <div className="flex flex-col gap-5">
        <Field field={field} label={t('launches.nameField')} help={t('launches.nameHelp')}>
          <Input
            id={field.id}
            name="name"
            defaultValue={name}
            required
            maxLength={120}
            aria-describedby={field.descriptionId}
          />
        </Field>
        {zones.length === 0 ? <p className="text-muted">{t('launches.noZones', { vendor })}</p> : null}
        <ZoneFields zones={zones} problems={problems} uploadTo={uploadTo} onChange={onChange} />
      </div>
    </Card>
  );
}
