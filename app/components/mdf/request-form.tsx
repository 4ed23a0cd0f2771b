import { getFormProps } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow, TextareaRow } from '#app/components/ui/form-rows.tsx';
import { useActionForm } from '#app/components/ui/use-action-form.ts';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import { toAmountText } from '#campaigns/kernel/money.ts';
import type { RequestView } from '#campaigns/mdf/request-queries.ts';
import { ACTIVITIES, RequestForm as Schema } from '#campaigns/mdf/schema.ts';

type Props = {
  request?: RequestView;
  result: FormResult | undefined;
  /** hidden fields, and which fund where it is new */
  before?: ReactNode;
  buttons: ReactNode;
};

/** What a partner plans and what it costs; the same for a new request and for one that is changed. */
export function RequestForm({ request, result, before, buttons }: Props) {
  const t = useT(words);
  const [form, fields] = useActionForm(Schema, {
    lastResult: result,
    ...(request
      ? {
          defaultValue: {
            ...{ activity: request.activity, title: request.title, details: request.details },
            ...{ startsOn: request.startsOn, endsOn: request.endsOn, place: request.place, audience: request.audience },
            cost: toAmountText(request.cost),
            requested: toAmountText(request.requested),
          },
        }
      : {}),
  });
  return (
    <Form method="post" {...getFormProps(form)} className="flex flex-col gap-5">
      <FormErrors errors={form.errors} />
      {before}
      <SelectRow
        field={fields.activity}
        label={t('mdf.activity')}
        options={ACTIVITIES.map((value) => ({ value, label: t(`mdf.activity.${value}`) }))}
      />
      <InputRow field={fields.title} label={t('mdf.titleField')} autoComplete="off" />
      <TextareaRow field={fields.details} label={t('mdf.details')} rows={4} optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <InputRow field={fields.startsOn} label={t('mdf.startsOn')} type="date" />
        <InputRow field={fields.endsOn} label={t('mdf.endsOn')} type="date" />
        <InputRow field={fields.cost} label={t('mdf.cost')} help={t('mdf.amountHelp')} inputMode="decimal" />
        <InputRow
          field={fields.requested}
          label={t('mdf.requested')}
          help={t('mdf.requestedHelp')}
          inputMode="decimal"
          optional
        />
        <InputRow field={fields.place} label={t('mdf.place')} optional />
        <InputRow field={fields.audience} label={t('mdf.audience')} optional />
      </div>
      <div className="flex flex-wrap gap-3">{buttons}</div>
    </Form>
  );
}
