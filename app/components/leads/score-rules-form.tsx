import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import { FIT_FIELDS, type FitRule, type ScoreRules } from '#campaigns/leads/scoring/schema.ts';

type Props = { rules: ScoreRules; refused: FormResult | undefined };

/** Every rule as a row of the form; a row without a field is no rule. */
export function ScoreRulesForm({ rules, refused }: Props) {
  const t = useT(words);
  const number = (name: string, value: number) =>
    plainField(name, { value: String(value), ...errorsOf(refused, name) });
  return (
    <Form method="post" className="flex flex-col gap-6">
      <input type="hidden" name="intent" value="save" />
      <FormErrors errors={Object.values(refused?.error ?? {}).flatMap((errors) => errors ?? [])} />
      <FormSection title={t('leads.events')} sentence={t('leads.halfLifeHelp')}>
        {rules.events.map((rule, i) => (
          <div key={`${rule.kind} ${rule.group}`} className="grid gap-3 sm:grid-cols-[minmax(0,2fr)_1fr_1fr]">
            <input type="hidden" name={`rules.events[${i}].kind`} value={rule.kind} />
            <input type="hidden" name={`rules.events[${i}].group`} value={rule.group} />
            <span className="self-end pb-2 font-medium">{`${t(`leads.kinds.${rule.kind}`)} (${rule.group})`}</span>
            <InputRow
              field={number(`rules.events[${i}].points`, rule.points)}
              label={t('leads.points')}
              inputMode="numeric"
            />
            <InputRow
              field={number(`rules.events[${i}].halfLifeDays`, rule.halfLifeDays)}
              label={t('leads.halfLife')}
              inputMode="numeric"
            />
          </div>
        ))}
        {rules.groups.map((group, i) => (
          <div key={group.key}>
            <input type="hidden" name={`rules.groups[${i}].key`} value={group.key} />
            <InputRow
              field={number(`rules.groups[${i}].cap`, group.cap)}
              label={t('leads.groupCap', { group: group.key })}
              inputMode="numeric"
            />
          </div>
        ))}
        <InputRow field={number('rules.cap', rules.cap)} label={t('leads.cap')} inputMode="numeric" />
      </FormSection>
      <FormSection title={t('leads.fitRules')}>
        {rules.fit.map((rule, i) => (
          <FitRow key={`${rule.field} ${rule.test} ${rule.value}`} rule={rule} i={i} />
        ))}
      </FormSection>
      <FormSection title={t('leads.bands')}>
        <div className="grid gap-3 sm:grid-cols-4">
          <InputRow field={number('rules.fitBands.a', rules.fitBands.a)} label={t('leads.fitA')} />
          <InputRow field={number('rules.fitBands.b', rules.fitBands.b)} label={t('leads.fitB')} />
          <InputRow
            field={number('rules.engagementBands.one', rules.engagementBands.one)}
            label={t('leads.engagementOne')}
          />
          <InputRow
            field={number('rules.engagementBands.two', rules.engagementBands.two)}
            label={t('leads.engagementTwo')}
          />
        </div>
        {rules.qualify.map((grade, i) => (
          <input key={grade} type="hidden" name={`rules.qualify[${i}]`} value={grade} />
        ))}
        {rules.formQualifies ? <input type="hidden" name="rules.formQualifies" value="on" /> : null}
      </FormSection>
      <FormActions>
        <SubmitButton>{t('leads.saveDraft')}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function FitRow({ rule, i }: { rule: FitRule; i: number }) {
  const t = useT(words);
  const at = `rules.fit[${i}]`;
  return (
    <div className="grid gap-3 sm:grid-cols-[1fr_1fr_minmax(0,3fr)_1fr]">
      <SelectRow
        field={plainField(`${at}.field`, { value: rule.field })}
        label={t('leads.fitField')}
        options={FIT_FIELDS.map((value) => ({ value, label: t(`leads.fields.${value}`) }))}
      />
      <SelectRow
        field={plainField(`${at}.test`, { value: rule.test })}
        label={t('leads.fitTest')}
        options={(['filled', 'contains', 'is'] as const).map((value) => ({ value, label: t(`leads.tests.${value}`) }))}
      />
      <InputRow field={plainField(`${at}.value`, { value: rule.value })} label={t('leads.fitValue')} />
      <InputRow
        field={plainField(`${at}.points`, { value: String(rule.points) })}
        label={t('leads.points')}
        inputMode="numeric"
      />
    </div>
  );
}

function errorsOf(refused: FormResult | undefined, name: string): { errors?: string[] } {
  const errors = refused?.error?.[name];
  return errors ? { errors } : {};
}
