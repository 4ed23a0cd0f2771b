import { Form } from '@remix-run/react';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ActivationView } from '#campaigns/journeys/activation-queries.ts';
import type { Adjustments, Step } from '#campaigns/journeys/schema.ts';
import { SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { plainField } from '../ui/field.tsx';
import { CheckboxRow, InputRow } from '../ui/form-rows.tsx';

const NONE: Adjustments = { shiftHours: {}, skipped: [] };

/** What a partner may change of one step: when its wait ends, or whether it is done at all. */
export function StepChanges({ step, adjustments = NONE }: { step: Step; adjustments?: Adjustments }) {
  const t = useT(words);
  return (
    <>
      {step.kind === 'wait' ? (
        <InputRow
          field={plainField(`adjustments.shiftHours.${step.id}`, {
            value: String(adjustments.shiftHours[step.id] ?? 0),
          })}
          label={t('journeys.shift', { name: step.name })}
          help={t('journeys.shiftHelp')}
          type="number"
          min={-720}
          max={720}
        />
      ) : null}
      {step.optional ? (
        <CheckboxRow
          field={{
            ...plainField('adjustments.skipped', { checked: adjustments.skipped.includes(step.id) }),
            id: `skip-${step.id}`,
          }}
          value={step.id}
          label={t('journeys.skip', { name: step.name })}
        />
      ) : null}
    </>
  );
}

/** The same for a journey that runs. */
export function RunChanges({ run }: { run: ActivationView }) {
  const t = useT(words);
  const steps = run.definition.steps.filter(({ kind, optional }) => kind === 'wait' || optional);
  if (steps.length === 0) return null;
  return (
    <Card title={t('journeys.changes')} sentence={t('journeys.changesSentence')}>
      <Form method="post" className="flex flex-col items-start gap-4">
        <input type="hidden" name="intent" value="adjust" />
        {steps.map((step) => (
          <StepChanges key={step.id} step={step} adjustments={run.adjustments} />
        ))}
        <SubmitButton>{t('journeys.saveChanges')}</SubmitButton>
      </Form>
    </Card>
  );
}
