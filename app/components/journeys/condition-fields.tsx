import { useState } from 'react';
import contactWords from '#app/i18n/en/contacts.json';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { CONTACT_TEXT_FIELDS } from '#campaigns/contacts/schema.ts';
import { AWAITED, type Condition, type Step } from '#campaigns/journeys/schema.ts';
import { plainField } from '../ui/field.tsx';
import { InputRow, SelectRow } from '../ui/form-rows.tsx';

const ALL = ['opened', 'clicked', 'form', 'score', 'field', 'tag'] as const;

type Props = { name: string; when: Condition; steps: readonly Step[]; awaited?: boolean };

/** What is asked of a person. */
export function ConditionFields({ name, when, steps, awaited = false }: Props) {
  const t = useT(words);
  const c = useT(contactWords);
  const [kind, setKind] = useState<string>(when.kind);
  const value = (key: string) => {
    const given = (when as Record<string, unknown>)[key];
    return typeof given === 'string' ? given : '';
  };
  const mails = steps.flatMap((step) => (step.kind === 'send' ? [{ value: step.id, label: step.name }] : []));
  return (
    <>
      <SelectRow
        field={plainField(`${name}.kind`, { value: when.kind })}
        label={t('journeys.field.condition')}
        options={(awaited ? AWAITED : ALL).map((one) => ({ value: one, label: t(`journeys.when.${one}`) }))}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      {kind === 'opened' || kind === 'clicked' ? (
        <SelectRow
          field={plainField(`${name}.stepId`, { value: value('stepId') })}
          label={t('journeys.field.mail')}
          placeholder={t('journeys.field.noStep')}
          options={mails}
        />
      ) : null}
      {kind === 'clicked' ? (
        <InputRow
          field={plainField(`${name}.link`, { value: value('link') })}
          label={t('journeys.field.link')}
          help={t('journeys.field.linkHelp')}
          optional
        />
      ) : null}
      {kind === 'form' ? (
        <InputRow field={plainField(`${name}.formId`, { value: value('formId') })} label={t('journeys.field.form')} />
      ) : null}
      {kind === 'field' ? (
        <>
          <SelectRow
            field={plainField(`${name}.field`, { value: value('field') || 'country' })}
            label={t('journeys.field.contactField')}
            options={CONTACT_TEXT_FIELDS.map((one) => ({ value: one, label: c(`contacts.${one}`) }))}
          />
          <InputRow
            field={plainField(`${name}.equals`, { value: value('equals') })}
            label={t('journeys.field.equals')}
          />
        </>
      ) : null}
      {kind === 'tag' ? (
        <InputRow field={plainField(`${name}.tag`, { value: value('tag') })} label={t('journeys.field.tag')} />
      ) : null}
    </>
  );
}
