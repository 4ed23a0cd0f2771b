import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form.server.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerProfile } from '#campaigns/accounts/queries.ts';
import { SetFrequencyCapInput, UpdatePartnerInput } from '#campaigns/accounts/schema.ts';
import { LocaleRow, TimeZoneRow } from './organization-rows.tsx';

type Props = { profile: PartnerProfile; mayUpdate: boolean; result: FormResult | undefined };

export function PartnerForm({ profile, mayUpdate, zones, result }: Props & { zones: readonly string[] }) {
  const t = useT(words);
  const defaultValue = { ...profile, country: profile.country ?? '' };
  const [form, fields] = useActionForm(UpdatePartnerInput, { lastResult: result, defaultValue, id: 'profile' });
  return (
    <Form method="post" {...getFormProps(form)}>
      <input type="hidden" name="intent" value="profile" />
      <FormErrors errors={form.errors} />
      <fieldset disabled={!mayUpdate}>
        <FormSection title={t('settings.organization')} sentence={t('settings.organizationWhat')}>
          <InputRow field={fields.name} label={t('settings.name')} autoComplete="organization" />
          <InputRow
            field={fields.country}
            label={t('settings.country')}
            help={t('settings.countryHelp')}
            optional
            autoComplete="country"
          />
          <LocaleRow field={fields.locale} />
          <TimeZoneRow field={fields.timeZone} zones={zones} />
        </FormSection>
      </fieldset>
      <FormActions inset note={mayUpdate ? undefined : t('settings.nameOnly')}>
        {mayUpdate ? <SubmitButton variant="primary">{t('settings.save')}</SubmitButton> : null}
      </FormActions>
    </Form>
  );
}

/** How often one contact is mailed at most, over all vendors. */
export function CapForm({ profile, mayUpdate, result }: Props) {
  const t = useT(words);
  const defaultValue = { capMailings: profile.capMailings?.toString(), capDays: profile.capDays.toString() };
  const [form, fields] = useActionForm(SetFrequencyCapInput, { lastResult: result, defaultValue, id: 'cap' });
  return (
    <Form method="post" {...getFormProps(form)} className="border-t border-line pt-8">
      <input type="hidden" name="intent" value="cap" />
      <FormErrors errors={form.errors} />
      <fieldset disabled={!mayUpdate}>
        <FormSection title={t('settings.cap')} sentence={t('settings.capWhat')}>
          <InputRow
            field={fields.capMailings}
            label={t('settings.capMailings')}
            help={t('settings.capMailingsHelp')}
            optional
            type="number"
            inputMode="numeric"
          />
          <InputRow field={fields.capDays} label={t('settings.capDays')} type="number" inputMode="numeric" />
        </FormSection>
      </fieldset>
      <FormActions inset>{mayUpdate ? <SubmitButton>{t('settings.capSave')}</SubmitButton> : null}</FormActions>
    </Form>
  );
}
