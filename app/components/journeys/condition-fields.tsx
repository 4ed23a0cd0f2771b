import { useState } from 'react';
import contactWords from '#app/i18n/en/contacts.json';
import words from '#app/i18n/en/journeys.json';
import { useT } from '#app/i18n/use-t.tsx';
import { CONTACT_TEXT_FIELDS } from '#campaigns/contacts/schema.ts';
import { AWAITED, type Condition, type Step } from '#campaigns/journeys/schema.ts';
import { plainField } from '../ui/field.tsx';
import { InputRow, SelectRow } from '../ui/form-rows.tsx';
import type { Choices } from './choices.ts';
import { TagRow } from './tag-row.tsx';

const ALL = ['opened', 'clicked', 'form', 'score', 'field', 'tag'] as const;

type Props = { name: string; when: Condition; steps: readonly Step[]; choices: Choices; awaited?: boolean };

/** What is asked of a person. */
export function ConditionFields({ name, when, steps, choices, awaited = false }: Props) {
  const t = useT(words);
  const c = useT(contactWords);
  const [kind, setKind] = useState<string>(when.kind);
  const value = (key: string) => {
    const given = (when as Record<string, unknown>)[key];
    return typeof given === 'string' ? given : '';
  };
  const [mail, setMail] = useState(value('stepId'));
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
          onChange={(event) => setMail(event.currentTarget.value)}
        />
      ) : null}
      {kind === 'clicked' ? (
        <SelectRow
          // Another mail has other links.
          key={mail}
          field={plainField(`${name}.link`, { value: value('link') })}
          label={t('journeys.field.link')}
          placeholder={t('journeys.field.anyLink')}
          options={linksToChoose(choices.links[mail] ?? [], value('link'))}
        />
      ) : null}
      {kind === 'form' ? (
        <SelectRow
          field={plainField(`${name}.formId`, { value: value('formId') })}
          label={t('journeys.field.form')}
          placeholder={t('journeys.field.chooseForm')}
          options={choices.forms}
        />
      ) : null}
      {kind === 'score' ? (
        <InputRow
          field={plainField(`${name}.atLeast`, {
            value: when.kind === 'score' && when.atLeast !== null ? String(when.atLeast) : '',
          })}
          type="number"
          min={1}
          max={1000}
          label={t('journeys.field.points')}
          help={t('journeys.field.pointsHelp')}
          optional
        />
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
      {kind === 'tag' ? <TagRow name={`${name}.tag`} value={value('tag')} tags={choices.tags} /> : null}
    </>
  );
}

/** The mail's, and the one that is chosen, should the mail have lost it. */
function linksToChoose(links: readonly string[], chosen: string): { value: string; label: string }[] {
  const all = chosen === '' || links.includes(chosen) ? links : [...links, chosen];
  return all.map((value) => ({ value, label: value.replace(/^https?:\/\//, '') }));
}
