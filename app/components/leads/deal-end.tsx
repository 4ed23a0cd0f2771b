import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';

/** Won with what it was worth, or lost with why. */
export function DealEnd({ refused, approved }: { refused: FormResult | undefined; approved: boolean }) {
  const t = useT(words);
  const errorsOf = (name: string) => {
    const errors = refused?.error?.[name];
    return errors ? { errors } : {};
  };
  return (
    <Card title={t('leads.close')} as="section">
      <div className="flex flex-col gap-5">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        {approved ? (
          <Form method="post" className="flex flex-col items-start gap-3">
            <input type="hidden" name="intent" value="close" />
            <InputRow
              field={plainField('value', errorsOf('value'))}
              label={t('leads.finalValue')}
              help={t('leads.finalValueHelp')}
              inputMode="decimal"
            />
            <SubmitButton name="result" value="won" variant="primary">
              {t('leads.win')}
            </SubmitButton>
          </Form>
        ) : null}
        <Form method="post" className="flex flex-col items-start gap-3">
          <input type="hidden" name="intent" value="close" />
          <InputRow field={plainField('reason', errorsOf('reason'))} label={t('leads.lostReason')} maxLength={300} />
          <SubmitButton name="result" value="lost">
            {t('leads.lose')}
          </SubmitButton>
        </Form>
      </div>
    </Card>
  );
}
