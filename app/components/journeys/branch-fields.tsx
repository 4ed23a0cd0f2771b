import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Step, StepOf } from '#campaigns/journeys/schema.ts';
import type { Choices } from './choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { NextRow } from './next-row.tsx';

type BranchProps = { step: StepOf<'branch'>; steps: readonly Step[]; choices: Choices };

/** The cases of a question, the first that holds counts, and where all others go. */
export function BranchFields({ step, steps, choices }: BranchProps) {
  const t = useT(words);
  return (
    <>
      {step.cases
        .map((one, index) => ({ ...one, index }))
        .map(({ when, next, index }) => (
          <fieldset key={index} className="flex flex-col gap-4 rounded-md border border-line p-3">
            <legend className="px-1 font-medium">{t('journeys.caseTitle', { number: index + 1 })}</legend>
            <ConditionFields name={`edit.step.cases[${index}].when`} when={when} steps={steps} choices={choices} />
            <NextRow
              name={`edit.step.cases[${index}].next`}
              value={next}
              label={t('journeys.field.caseNext')}
              steps={steps}
              self={step.id}
            />
          </fieldset>
        ))}
      <NextRow
        name="edit.step.otherwise"
        value={step.otherwise}
        label={t('journeys.field.otherwise')}
        steps={steps}
        self={step.id}
      />
    </>
  );
}
