import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Step } from '#campaigns/journeys/schema.ts';
import { plainField } from '../ui/field.tsx';
import { SelectRow } from '../ui/form-rows.tsx';

type NextProps = { name: string; value: string | null; label: string; steps: readonly Step[]; self: string };

/** Where a way leads. */
export function NextRow({ name, value, label, steps, self }: NextProps) {
  const t = useT(words);
  return (
    <SelectRow
      field={plainField(name, { value: value ?? '' })}
      label={label}
      placeholder={t('journeys.field.noStep')}
      options={steps.filter(({ id }) => id !== self).map(({ id, name: text }) => ({ value: id, label: text }))}
    />
  );
}
