import { Form } from '@remix-run/react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { STEP_KINDS, type Step } from '#campaigns/journeys/schema.ts';
import { SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { plainField } from '../ui/field.tsx';
import { SelectRow } from '../ui/form-rows.tsx';
import { wayInWords } from './step-in-words.ts';

type AddProps = { revision: number; after?: string | undefined; way?: string | undefined };

/** Puts a step of a kind in, on a way of the step before. */
export function AddStepForm({ revision, after, way }: AddProps) {
  const t = useT(words);
  return (
    <Form method="post" className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="edit.kind" value="add" />
      {after ? <input type="hidden" name="edit.after" value={after} /> : null}
      {way ? <input type="hidden" name="edit.way" value={way} /> : null}
      <SelectRow
        field={plainField('edit.step', { value: 'wait' })}
        label={t('journeys.addAfter')}
        options={STEP_KINDS.map((value) => ({ value, label: t(`journeys.kinds.${value}`) }))}
      />
      <SubmitButton>{t('journeys.add')}</SubmitButton>
    </Form>
  );
}

/** The same for a way that was chosen on the canvas. */
export function AddStepCard({ revision, step, way }: { revision: number; step: Step; way: string }) {
  const t = useT(words);
  const called = wayInWords(t, step, way) || t('journeys.ways.next');
  return (
    <Card title={t('journeys.addTitle')} sentence={t('journeys.addBetween', { name: step.name, way: called })}>
      <AddStepForm revision={revision} after={step.id} way={way} />
    </Card>
  );
}
