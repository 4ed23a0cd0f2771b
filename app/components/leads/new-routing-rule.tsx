import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { CheckboxRow, InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { partners: readonly { id: string; name: string }[]; refused: FormResult | undefined };

/** One more rule, at the end of the draft. */
export function NewRoutingRule({ partners, refused }: Props) {
  const t = useT(words);
  const field = (name: string) => {
    const errors = refused?.error?.[name];
    const typed = refused?.initialValue?.[name];
    return plainField(name, {
      ...(errors ? { errors } : {}),
      ...(typeof typed === 'string' ? { value: typed } : {}),
    });
  };
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="add" />
      <FormErrors errors={refused?.error?.[''] ?? undefined} />
      <FormSection title={t('leads.addRule')}>
        <InputRow field={field('name')} label={t('leads.ruleName')} />
        <InputRow field={field('countries')} label={t('leads.ruleCountries')} help={t('leads.commas')} />
        <InputRow field={field('products')} label={t('leads.ruleProducts')} help={t('leads.commas')} />
        <InputRow field={field('languages')} label={t('leads.ruleLanguages')} help={t('leads.commas')} />
        <SelectRow
          field={field('toKind')}
          label={t('leads.toKind')}
          options={(['matching', 'partners', 'channel_manager'] as const).map((value) => ({
            value,
            label: t(`leads.to.${value}`),
          }))}
        />
        <CheckboxRow field={plainField('sameCountry')} label={t('leads.sameCountry')} />
        <CheckboxRow field={plainField('sameLanguage')} label={t('leads.sameLanguage')} />
        <details>
          <summary className="font-medium">{t('leads.toPartners')}</summary>
          <div className="mt-3 grid gap-3 sm:grid-cols-3">
            {partners.map(({ id, name }, i) => (
              <div key={id}>
                <input type="hidden" name={`partners[${i}].partnerId`} value={id} />
                <InputRow field={plainField(`partners[${i}].weight`)} label={name} inputMode="numeric" />
              </div>
            ))}
          </div>
        </details>
        <FormActions>
          <SubmitButton>{t('leads.addRule')}</SubmitButton>
        </FormActions>
      </FormSection>
    </Form>
  );
}
