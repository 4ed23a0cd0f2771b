import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormSection } from '#app/components/ui/form-frame.tsx';
import { CheckboxRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import words from '#app/i18n/en/settings.json';
import { useT } from '#app/i18n/use-t.tsx';
import { SetWeeklyDigestInput } from '#campaigns/accounts/schema.ts';

/** Which mails the person who looks gets from this organization. */
export function NoticesForm({ weeklyDigest }: { weeklyDigest: boolean }) {
  const t = useT(words);
  const [form, fields] = useActionForm(SetWeeklyDigestInput, {
    defaultValue: { weeklyDigest: weeklyDigest ? 'on' : '' },
  });
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormSection title={t('settings.notices')} sentence={t('settings.noticesWhat')}>
        <CheckboxRow field={fields.weeklyDigest} label={t('settings.digest')} help={t('settings.digestHelp')} />
      </FormSection>
      <FormActions inset>
        <SubmitButton variant="primary">{t('settings.save')}</SubmitButton>
      </FormActions>
    </Form>
  );
}
