import { plainField } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/templates.json';
import { useT } from '#app/i18n/use-t.tsx';
import { MAIL_LOCALES } from '#campaigns/content/schema.ts';
import type { TemplateProblem } from '#templates/engine/problems.ts';
import type { Source } from './studio-source.ts';

type MailHeadFieldsProps = {
  source: Source;
  /** the subject as the sample person gets it */
  subject: string;
  problems: readonly TemplateProblem[];
  readOnly: boolean;
};

/** What the inbox shows before the mail is opened. */
export function MailHeadFields({ source, subject, problems, readOnly }: MailHeadFieldsProps) {
  const t = useT(words);
  const messagesOf = (part: string, severity: string) =>
    problems.filter((problem) => problem.part === part && problem.severity === severity).map(({ message }) => message);
  const errorsOf = (part: string) => messagesOf(part, 'error');
  const shown = subject.includes('{{') ? '' : t('templates.subjectShown', { subject, count: subject.length });
  return (
    <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <InputRow
        field={plainField('subject', { value: source.subject, errors: errorsOf('subject'), required: true })}
        label={t('templates.subject')}
        help={[shown, ...messagesOf('subject', 'warning')].filter(Boolean).join(' ') || t('templates.subjectHelp')}
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
          readOnly={readOnly}
          optional
        />
      </div>
    </div>
  );
}
