import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import { ASKED, FormEditor } from '#campaigns/leads/schema.ts';

// A form keeps its name; the rest is a new version.
const SAVED = FormEditor.extend({ name: FormEditor.shape.name.optional() });

type Props = { value?: Partial<FormEditor>; isNew: boolean; refused: FormResult | undefined };

/** The words of a form and which questions it asks. */
export function FormEditorView({ value, isNew, refused }: Props) {
  const t = useT(words);
  const [form, fields] = useActionForm(isNew ? FormEditor : SAVED, {
    lastResult: refused,
    defaultValue: value ?? { ask: { firstName: 'required', lastName: 'optional', company: 'optional' } },
  });
  const ask = fields.ask.getFieldset();
  const asks = (['no', 'optional', 'required'] as const).map((key) => ({ value: key, label: t(`leads.ask.${key}`) }));
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-6">
      <FormErrors errors={form.errors} />
      {isNew ? null : <input type="hidden" name="intent" value="save" />}
      <FormSection title={t('leads.form')}>
        {isNew ? <InputRow field={fields.name} label={t('leads.formName')} help={t('leads.formNameHelp')} /> : null}
        <InputRow field={fields.heading} label={t('leads.formHeading')} />
        <TextareaRow field={fields.text} label={t('leads.formText')} optional rows={2} />
        <InputRow field={fields.button} label={t('leads.formButton')} />
        <InputRow field={fields.thanks} label={t('leads.formThanks')} />
        <TextareaRow
          field={fields.consentText}
          label={t('leads.formConsent')}
          help={t('leads.formConsentHelp')}
          optional
          rows={2}
        />
      </FormSection>
      <FormSection title={t('leads.formFields')} sentence={t('leads.formFieldsHelp')}>
        {ASKED.map((key) => (
          <SelectRow key={key} field={ask[key]} label={t(`leads.${key}`)} options={asks} />
        ))}
        <InputRow field={fields.products} label={t('leads.products')} help={t('leads.productsHelp')} optional />
      </FormSection>
      <FormActions>
        <SubmitButton variant="primary">{t('leads.saveForm')}</SubmitButton>
      </FormActions>
    </Form>
  );
}
