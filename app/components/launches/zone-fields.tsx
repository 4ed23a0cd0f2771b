import { useState } from 'react';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { RichText } from '#app/components/ui/rich-text.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { Textarea } from '#app/components/ui/textarea.tsx';
import words from '#app/i18n/en/launches.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { DraftZone } from '#campaigns/launches/draft-zones.ts';
import { ZoneImage } from './zone-image.tsx';

type ZoneFieldsProps = {
  zones: readonly DraftZone[];
  /** first problem of a zone by its name */
  problems: Readonly<Record<string, string>>;
  uploadTo: string;
  onChange: () => void;
};

/** One row per zone that is the partner's to fill, in the order of the mail. */
export function ZoneFields({ zones, problems, uploadTo, onChange }: ZoneFieldsProps) {
  return (
    <div className="flex flex-col gap-5">
      {zones.map((zone) => (
        <ZoneRow key={zone.name} zone={zone} problem={problems[zone.name]} uploadTo={uploadTo} onChange={onChange} />
      ))}
    </div>
  );
}

type RowProps = { zone: DraftZone; problem: string | undefined; uploadTo: string; onChange: () => void };

function ZoneRow({ zone, problem, uploadTo, onChange }: RowProps) {
  const t = useT(words);
  const [shown, setShown] = useState(zone.shown);
  return (
    <fieldset className="flex min-w-0 flex-col gap-3" data-zone={zone.name}>
      <legend className="sr-only">{zone.label}</legend>
      <input type="hidden" name="zoneNames" value={`${zone.name}:${zone.kind}:${zone.mode}`} />
      {zone.mode === 'optional' ? (
        <label htmlFor={`shown-${zone.name}`} className="flex items-center gap-2">
          <Checkbox
            id={`shown-${zone.name}`}
            name={`shown.${zone.name}`}
            defaultChecked={zone.shown}
            onChange={(event) => {
              setShown(event.currentTarget.checked);
              onChange();
            }}
          />
          {t('launches.showPart', { label: zone.label })}
        </label>
      ) : null}
      {shown && zone.kind !== 'block' ? (
        <ZoneControl zone={zone} problem={problem} uploadTo={uploadTo} onChange={onChange} />
      ) : null}
    </fieldset>
  );
}

function ZoneControl({ zone, problem, uploadTo, onChange }: RowProps) {
  const t = useT(words);
  const name = `zones.${zone.name}`;
  const field = { ...plainField(name, { errors: problem ? [problem] : [] }), required: zone.required };
  const help = [zone.help, zone.max ? t('launches.zoneMax', { count: zone.max }) : ''].filter(Boolean).join(' ');
  const common = { id: field.id, name, onInput: onChange, invalid: Boolean(problem) };
  if (zone.kind === 'link' && typeof zone.value === 'object') {
    const { label = '', href = '' } = zone.value as { label?: string; href?: string };
    return (
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          field={{ ...field, id: `${field.id}-label` }}
          label={`${zone.label}: ${t('launches.linkLabel')}`}
          help={help}
        >
          <Input id={`${field.id}-label`} name={`${name}.label`} defaultValue={label} onInput={onChange} />
        </Field>
        <Field field={{ ...plainField(`${name}.href`) }} label={t('launches.linkHref')}>
          <Input id={`field-${name}.href`} name={`${name}.href`} type="url" defaultValue={href} onInput={onChange} />
        </Field>
      </div>
    );
  }
  if (zone.kind === 'image' && typeof zone.value === 'object') {
    const image = zone.value as { src?: string; alt?: string };
    return (
      <ZoneImage zone={zone} image={image} name={name} problem={problem} uploadTo={uploadTo} onChange={onChange} />
    );
  }
  const text = typeof zone.value === 'string' ? zone.value : '';
  return (
    <Field field={field} label={zone.label} help={help} optional={!zone.required}>
      {zone.kind === 'rich-text' ? (
        <RichText
          id={field.id}
          name={name}
          label={zone.label}
          defaultValue={text}
          invalid={Boolean(problem)}
          onChange={onChange}
        />
      ) : zone.kind === 'choice' ? (
        <Select {...common} defaultValue={text} options={zone.options.map((value) => ({ value, label: value }))} />
      ) : (zone.max ?? 0) > 90 || text.length > 90 ? (
        <Textarea {...common} defaultValue={text} rows={2} />
      ) : (
        <Input {...common} defaultValue={text} />
      )}
    </Field>
  );
}
