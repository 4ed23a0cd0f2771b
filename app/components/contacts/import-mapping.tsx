import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/contacts.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { ImportView } from '#campaigns/contacts/import-queries.ts';
import { CancelImport } from './cancel-import.tsx';
import { TermsFields } from './terms-fields.tsx';

const FIELDS = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'company',
  'jobTitle',
  'phone',
  'country',
  'language',
  'tags',
] as const;

/** What the columns are: guessed, shown with the first rows, and confirmed by a person together with the legal ground. */
export function ImportMapping({ view, refused }: { view: ImportView; refused: FormResult | undefined }) {
  const t = useT(words);
  const format = useFormat();
  const tags = plainField('tags');
  const options = [
    { value: 'out', label: t('contacts.mapLeaveOut') },
    ...FIELDS.map((value) => ({ value, label: t(`contacts.fields.${value}`) })),
  ];
  return (
    <Form method="post" className="flex flex-col gap-6">
      <FormErrors errors={[...(refused?.error?.[''] ?? []), ...(refused?.error?.columns ?? [])]} />
      {view.sameFileAs ? (
        <Callout
          tone="info"
          title={t('contacts.sameFile', { when: format.relative(new Date(view.sameFileAs.finishedAt)) })}
        />
      ) : null}
      <Card title={t('contacts.mapTitle')} sentence={t('contacts.mapSentence')} padded={false}>
        <ul className="divide-y divide-line border-t border-line">
          {view.columns.map(({ header, field }, at) => (
            <li key={header} className="grid items-center gap-3 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_14rem] sm:px-6">
              <div className="min-w-0">
                <input type="hidden" name="headers" value={header} />
                <p className="font-medium wrap-anywhere">{header}</p>
                <p className="truncate text-sm text-muted">
                  {view.samples
                    .map((row) => row[at] ?? '')
                    .filter(Boolean)
                    .slice(0, 3)
                    .join(' · ')}
                </p>
              </div>
              <Select
                name="fields"
                aria-label={t('contacts.mapColumn', { name: header })}
                defaultValue={field ?? 'out'}
                options={options}
              />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('contacts.termsTitle')}>
        <div className="flex flex-col gap-5">
          <TermsFields errors={refused?.error} />
          <Field field={tags} label={t('contacts.termsTags')} help={t('contacts.tagsHelp')} optional>
            <Input id={tags.id} name="tags" maxLength={500} />
          </Field>
        </div>
      </Card>
      <div className="flex flex-wrap gap-3">
        <SubmitButton variant="primary">{t('contacts.read')}</SubmitButton>
        <CancelImport importId={view.id} />
      </div>
    </Form>
  );
}
