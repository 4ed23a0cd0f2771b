import { useState } from 'react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Wait } from '#campaigns/journeys/schema.ts';
import { plainField } from '../ui/field.tsx';
import { CheckboxesRow, InputRow, SelectRow } from '../ui/form-rows.tsx';
import { minutesInWords } from './minutes-in-words.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const USUAL = [15, HOUR, 4 * HOUR, DAY, 2 * DAY, 3 * DAY, 4 * DAY, 5 * DAY, 7 * DAY, 14 * DAY, 21 * DAY, 28 * DAY];
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A duration out of the usual ones, or the one it has. */
export function MinutesRow({ name, label, minutes }: { name: string; label: string; minutes: number }) {
  const t = useT(words);
  const choices = [...new Set([...USUAL, minutes])].sort((a, b) => a - b);
  return (
    <SelectRow
      field={plainField(name, { value: String(minutes) })}
      label={label}
      options={choices.map((value) => ({ value: String(value), label: minutesInWords(t, value) }))}
    />
  );
}

/** How long people wait. */
export function WaitFields({ wait }: { wait: Wait }) {
  const t = useT(words);
  const [kind, setKind] = useState<string>(wait.kind);
  return (
    <>
      <SelectRow
        field={plainField('edit.step.wait.kind', { value: wait.kind })}
        label={t('journeys.field.waitKind')}
        options={(['duration', 'date', 'weekday'] as const).map((value) => ({
          value,
          label: t(`journeys.wait.${value}`),
        }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      {kind === 'duration' ? (
        <MinutesRow
          name="edit.step.wait.minutes"
          label={t('journeys.field.minutes')}
          minutes={wait.kind === 'duration' ? wait.minutes : DAY}
        />
      ) : null}
      {kind === 'date' ? (
        <InputRow
          field={plainField('edit.step.wait.local', { value: wait.kind === 'date' ? wait.local : '', required: true })}
          label={t('journeys.field.local')}
          type="datetime-local"
        />
      ) : null}
      {kind === 'weekday' ? (
        <>
          <CheckboxesRow
            field={{
              ...plainField('edit.step.wait.days'),
              defaultOptions: (wait.kind === 'weekday' ? wait.days : [1]).map(String),
            }}
            label={t('journeys.field.days')}
            options={DAYS.map((day) => ({ value: String(day), label: t(`journeys.day.${day}`) }))}
          />
          <InputRow
            field={plainField('edit.step.wait.time', { value: wait.kind === 'weekday' ? wait.time : '09:00' })}
            label={t('journeys.field.time')}
            type="time"
          />
        </>
      ) : null}
    </>
  );
}
