import { plainField } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import { MAIL_LOCALES } from '#campaigns/content/schema.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import type { Source } from './studio-source.ts';

type MailHeadFieldsProps = { source: Source; problems: readonly TemplateProblem[]; readOnly: boolean };

const SUBJECT_ADVICE_CHARS = 70; // most inboxes cut a subject near this
const PREHEADER_ADVICE_CHARS = 110; // what phones show of it

/** What the inbox shows before the mail is opened. */
export function MailHeadFields({ source, problems, readOnly }: MailHeadFieldsProps) {
  const t = useT(words);
  const errorsOf = (part: string) =>
    problems.filter((problem) => problem.part === part && problem.severity === 'error').map(({ message }) => message);
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <InputRow
        field={plainField('subject', { value: source.subject, errors: errorsOf('subject'), required: true })}
        label={t('templates.subject')}
        help={t('templates.subjectHelp')}
        counter={SUBJECT_ADVICE_CHARS}
        readOnly={readOnly}
      />
      <SelectRow
        field={plainField('locale', { value: source.locale })}
        label={t('templates.locale')}
        help={t('templates.localeHelp')}
        options={MAIL_LOCALES.map((value) => ({ value, label: t(`templates.locales.${value}`) }))}
        disabled={readOnly}
      />
      <div className="sm:col-span-2">
        <InputRow
          field={plainField('preheader', { value: source.preheader, errors: errorsOf('preheader') })}
          label={t('templates.preheader')}
          help={t('templates.preheaderHelp')}
          counter={PREHEADER_ADVICE_CHARS}
          readOnly={readOnly}
          optional
        />
      </div>
    </div>
  );
}
