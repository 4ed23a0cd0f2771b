import { Form } from '@remix-run/react';
import { useState } from 'react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { ExitReason } from '#campaigns/journeys/schema.ts';
import { SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { plainField } from '../ui/field.tsx';
import { CheckboxesRow, SelectRow } from '../ui/form-rows.tsx';
import type { EditorPage } from './step-list.tsx';

const ENTRIES = ['audience', 'form', 'event'] as const;
const EVENTS = ['score', 'lead_accepted', 'deal_registered'] as const;

/** Who comes in and what takes people out. */
export function JourneySettings({ page: { journey, forms } }: { page: EditorPage }) {
  const t = useT(words);
  const { entry, exitOn } = journey.definition;
  const [kind, setKind] = useState<string>(entry.kind);
  return (
    <Card title={t('journeys.settings')}>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="edit" />
        <input type="hidden" name="revision" value={journey.revision} />
        <input type="hidden" name="edit.kind" value="settings" />
        <SelectRow
          field={plainField('edit.entry.kind', { value: entry.kind })}
          label={t('journeys.entry')}
          options={ENTRIES.map((value) => ({ value, label: t(`journeys.entry.${value}`) }))}
          onChange={(event) => setKind(event.currentTarget.value)}
        />
        {kind === 'form' ? (
          <SelectRow
            field={plainField('edit.entry.formId', { value: entry.kind === 'form' ? (entry.formId ?? '') : '' })}
            label={t('journeys.entryForm')}
            placeholder={t('journeys.field.chooseForm')}
            options={forms.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        {kind === 'event' ? (
          <SelectRow
            field={plainField('edit.entry.event', { value: entry.kind === 'event' ? entry.event : 'score' })}
            label={t('journeys.entryEvent')}
            options={EVENTS.map((value) => ({ value, label: t(`journeys.event.${value}`) }))}
          />
        ) : null}
        <CheckboxesRow
          field={{ ...plainField('edit.exitOn'), defaultOptions: exitOn }}
          label={t('journeys.exitOn')}
          options={ExitReason.options.map((value) => ({ value, label: t(`journeys.exit.${value}`) }))}
        />
        <div>
          <SubmitButton>{t('journeys.saveSettings')}</SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
