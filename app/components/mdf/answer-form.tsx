import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { TextareaRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';

/** What the vendor asks, and the answer to it. */
export function AnswerForm({ question, result }: { question: string; result: FormResult | undefined }) {
  const t = useT(words);
  return (
    <Card title={t('mdf.question')} sentence={question}>
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={result?.error?.[''] ?? []} />
        <TextareaRow
          field={plainField('answer', { required: true, errors: result?.error?.answer ?? [] })}
          label={t('mdf.answer')}
          rows={3}
        />
        <div>
          <SubmitButton variant="primary" name="intent" value="answer">
            {t('mdf.sendAnswer')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
