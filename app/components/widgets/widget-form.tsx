import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { FormActions, FormErrors, FormSection } from '#app/components/ui/form-frame.tsx';
import { InputRow, RadioRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import { UpdateWidget } from '#campaigns/widgets/schema.ts';
import type { WidgetView } from '#campaigns/widgets/widget-queries.ts';

const SAVED = UpdateWidget.omit({ widgetId: true });

type Props = {
  widget: WidgetView;
  forms: { id: string; name: string }[];
  refused: FormResult | undefined;
  /** what is typed, for the preview */
  onLook: (look: Record<string, string>) => void;
};

/** A widget's name, look, form and websites. */
export function WidgetForm({ widget, forms, refused, onLook }: Props) {
  const t = useT(words);
  const { name, origins, formId } = widget;
  const style = Object.fromEntries(Object.entries(widget.style).map(([key, value]) => [key, String(value)]));
  const [form, fields] = useActionForm(SAVED, {
    lastResult: refused,
    defaultValue: { name, style, origins: origins.join('\n'), ...(formId ? { formId } : {}) },
  });
  const look = fields.style.getFieldset();
  const schemes = (['auto', 'light', 'dark'] as const).map((value) => ({
    ...{ value, label: t(`widgets.schemes.${value}`) },
  }));
  return (
    <Form
      method="post"
      {...getFormProps(form)}
      onInput={(event) => onLook(lookOf(new FormData(event.currentTarget)))}
      className="flex flex-col gap-6"
    >
      <FormErrors errors={form.errors} />
      <input type="hidden" name="intent" value="save" />
      <FormSection title={t('widgets.websites')}>
        <InputRow field={fields.name} label={t('widgets.name')} help={t('widgets.nameHelp')} />
        <TextareaRow field={fields.origins} label={t('widgets.origins')} help={t('widgets.originsHelp')} rows={3} />
        {widget.kind === 'form' ? (
          <SelectRow
            field={fields.formId}
            label={t('widgets.whichForm')}
            options={forms.map((one) => ({ value: one.id, label: one.name }))}
          />
        ) : null}
      </FormSection>
      <FormSection title={t('widgets.look')}>
        <InputRow field={look.heading} label={t('widgets.heading')} optional maxLength={80} />
        <InputRow
          field={look.accent}
          label={t('widgets.accent')}
          help={t('widgets.accentHelp')}
          optional
          spellCheck={false}
        />
        <RadioRow field={look.scheme} label={t('widgets.scheme')} options={schemes} />
        {widget.kind === 'form' ? null : (
          <InputRow field={look.count} label={t('widgets.count')} type="number" min={1} max={12} />
        )}
        <InputRow field={look.radius} label={t('widgets.radius')} type="number" min={0} max={24} />
        <InputRow
          field={look.height}
          label={t('widgets.height')}
          help={t('widgets.heightHelp')}
          type="number"
          min={160}
          max={1600}
        />
      </FormSection>
      <FormActions>
        <SubmitButton variant="primary">{t('widgets.save')}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function lookOf(data: FormData): Record<string, string> {
  const look = [...data].filter(([key]) => key.startsWith('style.'));
  return Object.fromEntries(look.map(([key, value]) => [key.slice('style.'.length), String(value)]));
}
