import { Form } from '@remix-run/react';
import { PublicLayout } from '#app/components/shell/public-layout.tsx';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxRow, InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { VisuallyHidden } from '#app/components/ui/visually-hidden.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/lead-form.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PublicFormPage } from '#campaigns/leads/landing-page-queries.ts';
import type { FormField } from '#campaigns/leads/schema.ts';

type Props = { page: PublicFormPage; sent: boolean; refused: FormResult | undefined };

/** A page that anybody can open and answer; a plain form, no script needed. */
export function PublicForm({ page, sent, refused }: Props) {
  const t = useT(words);
  const { content, consentText } = page.form;
  const brand = { name: page.brand.name, logoUrl: page.brand.logoPath };
  if (sent)
    return (
      <PublicLayout brand={brand} title={t('leadForm.sent')}>
        <p role="status" className="text-md">
          {content.thanks}
        </p>
      </PublicLayout>
    );
  return (
    <PublicLayout brand={brand} title={content.heading} sentence={content.text}>
      <Form method="post" className="flex flex-col gap-5">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        {content.fields.map((field) => (
          <AnswerRow key={field.name} field={field} refused={refused} />
        ))}
        {consentText ? <CheckboxRow field={plainField('consent')} label={consentText} /> : null}
        <input type="hidden" name="ticket" value={page.ticket} />
        {/* Programs fill in every field; people do not see this one. */}
        <VisuallyHidden>
          <label aria-hidden="true">
            {t('leadForm.trap')}
            <input name="homepage" tabIndex={-1} autoComplete="off" />
          </label>
        </VisuallyHidden>
        <div>
          <SubmitButton variant="primary" size="lg">
            {content.button}
          </SubmitButton>
        </div>
        {page.vendorName ? (
          <p className="text-sm text-muted">
            {t('leadForm.about', { partner: page.brand.name, vendor: page.vendorName })}
          </p>
        ) : null}
      </Form>
    </PublicLayout>
  );
}

function AnswerRow({ field, refused }: { field: FormField; refused: FormResult | undefined }) {
  const t = useT(words);
  const name = `values.${field.name}`;
  const typed = (refused?.initialValue?.values as Record<string, string> | undefined)?.[field.name] ?? '';
  const errors = refused?.error?.[field.name] ?? refused?.error?.[name] ?? undefined;
  const row = {
    field: plainField(name, { value: typed, required: field.required, ...(errors ? { errors } : {}) }),
    label: field.label,
    optional: !field.required,
  };
  switch (field.kind) {
    case 'textarea':
      return <TextareaRow {...row} rows={5} />;
    case 'select':
      return (
        <SelectRow
          {...row}
          placeholder={t('leadForm.choose')}
          options={field.options.map((value) => ({ value, label: value }))}
        />
      );
    case 'country':
      return <InputRow {...row} maxLength={2} autoComplete="country" help={t('leadForm.country')} />;
    case 'email':
      return <InputRow {...row} type="email" autoComplete="email" />;
    case 'tel':
      return <InputRow {...row} type="tel" autoComplete="tel" />;
    default:
      return <InputRow {...row} />;
  }
}
