import { Form } from '@remix-run/react';
import type { FormResult } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Step } from '#campaigns/journeys/schema.ts';
import { Button, SubmitButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { plainField } from '../ui/field.tsx';
import { CheckboxRow, InputRow, SelectRow, TextareaRow } from '../ui/form-rows.tsx';
import { BranchFields } from './branch-fields.tsx';
import { ChangeFields } from './change-fields.tsx';
import { choicesOf } from './choices.ts';
import { ConditionFields } from './condition-fields.tsx';
import { NextRow } from './next-row.tsx';
import type { EditorPage } from './step-list.tsx';
import { MinutesRow, WaitFields } from './wait-fields.tsx';

type Props = { page: EditorPage; step: Step; result: FormResult | undefined };

/** Everything about one step. */
export function StepForm({ page, step, result }: Props) {
  const t = useT(words);
  const { journey } = page;
  const errorsOf = (name: string) => result?.error?.[name] ?? [];
  return (
    <Card title={t('journeys.edit', { name: step.name })}>
      <Form method="post" className="flex flex-col gap-4">
        <Hidden revision={journey.revision} kind="replace" />
        <input type="hidden" name="edit.step.kind" value={step.kind} />
        <input type="hidden" name="edit.step.id" value={step.id} />
        <InputRow
          field={plainField('edit.step.name', { value: step.name, errors: errorsOf('edit.step.name'), required: true })}
          label={t('journeys.field.name')}
          maxLength={80}
        />
        <KindFields page={page} step={step} />
        {step.kind === 'branch' || step.kind === 'wait_for' || step.kind === 'exit' ? null : (
          <CheckboxRow
            field={plainField('edit.step.optional', { checked: step.optional })}
            label={t('journeys.field.optional')}
          />
        )}
        <div>
          <SubmitButton>{t('journeys.saveStep')}</SubmitButton>
        </div>
      </Form>
      {step.kind === 'branch' ? <CaseButtons revision={journey.revision} step={step} /> : null}
      <div className="mt-4">
        <ConfirmDialog
          trigger={<Button variant="quiet">{t('journeys.remove')}</Button>}
          title={t('journeys.removeTitle', { name: step.name })}
          body={t('journeys.removeBody')}
          confirmLabel={t('journeys.remove')}
          action={paths.vendor.journey(journey.id, { view: page.view === 'canvas' ? 'canvas' : undefined })}
          fields={{
            ...{ intent: 'edit', revision: String(journey.revision) },
            ...{ 'edit.kind': 'remove', 'edit.stepId': step.id },
          }}
        />
      </div>
    </Card>
  );
}

function Hidden({ revision, kind, stepId }: { revision: number; kind: string; stepId?: string }) {
  return (
    <>
      <input type="hidden" name="intent" value="edit" />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="edit.kind" value={kind} />
      {stepId ? <input type="hidden" name="edit.stepId" value={stepId} /> : null}
    </>
  );
}

function CaseButtons({ revision, step }: { revision: number; step: Extract<Step, { kind: 'branch' }> }) {
  const t = useT(words);
  return (
    <div className="mt-4 flex flex-wrap gap-3">
      <Form method="post">
        <Hidden revision={revision} kind="add_case" stepId={step.id} />
        <SubmitButton size="sm">{t('journeys.addCase')}</SubmitButton>
      </Form>
      {Array.from(step.cases.keys(), (index) => (
        <Form method="post" key={index}>
          <Hidden revision={revision} kind="remove_case" stepId={step.id} />
          <input type="hidden" name="edit.index" value={index} />
          <SubmitButton size="sm" variant="quiet">
            {t('journeys.removeCase', { number: index + 1 })}
          </SubmitButton>
        </Form>
      ))}
    </div>
  );
}

function KindFields({ page, step }: Pick<Props, 'page' | 'step'>) {
  const t = useT(words);
  const { steps } = page.journey.definition;
  const choices = choicesOf(page);
  const next = (name: string, value: string | null, label: string) => (
    <NextRow name={name} value={value} label={label} steps={steps} self={step.id} />
  );
  switch (step.kind) {
    case 'send':
      return (
        <>
          <SelectRow
            field={plainField('edit.step.templateVersionId', { value: step.templateVersionId ?? '' })}
            label={t('journeys.field.template')}
            placeholder={t('journeys.field.chooseTemplate')}
            options={page.templates.map((version) => ({
              value: version.templateVersionId,
              label: `${version.templateName} · ${version.number}`,
            }))}
          />
          {next('edit.step.next', step.next, t('journeys.field.next'))}
        </>
      );
    case 'wait':
      return (
        <>
          <WaitFields wait={step.wait} />
          {next('edit.step.next', step.next, t('journeys.field.next'))}
        </>
      );
    case 'wait_for':
      return (
        <>
          <ConditionFields name="edit.step.when" when={step.when} steps={steps} choices={choices} awaited />
          {next('edit.step.next', step.next, t('journeys.field.next'))}
          <MinutesRow
            name="edit.step.timeoutMinutes"
            label={t('journeys.field.timeout')}
            minutes={step.timeoutMinutes}
          />
          {next('edit.step.timeoutNext', step.timeoutNext, t('journeys.field.timeoutNext'))}
        </>
      );
    case 'branch':
      return <BranchFields step={step} steps={steps} choices={choices} />;
    case 'update':
      return (
        <>
          <ChangeFields change={step.change} tags={choices.tags} />
          {next('edit.step.next', step.next, t('journeys.field.next'))}
        </>
      );
    case 'notify':
      return (
        <>
          <TextareaRow
            field={plainField('edit.step.message', { value: step.message })}
            label={t('journeys.field.message')}
            rows={3}
          />
          {next('edit.step.next', step.next, t('journeys.field.next'))}
        </>
      );
    case 'exit':
      return null;
  }
}
