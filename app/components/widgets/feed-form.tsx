import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { CheckboxRow, InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import { AddFeed } from '#campaigns/widgets/schema.ts';

/** Adds a feed by its address. */
export function FeedForm({ refused }: { refused: FormResult | undefined }) {
  const t = useT(words);
  const [form, fields] = useActionForm(AddFeed, { lastResult: refused, defaultValue: { kind: 'news' } });
  const kinds = (['news', 'event'] as const).map((value) => ({ value, label: t(`widgets.feedKinds.${value}`) }));
  return (
    <Form method="post" {...getFormProps(form)}>
      <FormErrors errors={form.errors} />
      <FormSection title={t('widgets.feedAdd')}>
        <InputRow field={fields.url} label={t('widgets.feedUrl')} help={t('widgets.feedUrlHelp')} inputMode="url" />
        <SelectRow field={fields.kind} label={t('widgets.feedKind')} options={kinds} />
        <CheckboxRow field={fields.autoPublish} label={t('widgets.feedAuto')} help={t('widgets.feedAutoHelp')} />
      </FormSection>
      <FormActions inset>
        <SubmitButton variant="primary">{t('widgets.feedAdd')}</SubmitButton>
      </FormActions>
    </Form>
  );
}
