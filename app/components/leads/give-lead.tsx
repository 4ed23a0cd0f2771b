import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { SelectRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { partners: readonly { id: string; name: string }[]; refused: FormResult | undefined };

/** For a lead that waits: a person of the vendor chooses. */
export function GiveLead({ partners, refused }: Props) {
  const t = useT(words);
  const errors = refused?.error?.partnerId;
  return (
    <Card title={t('leads.give')} as="section">
      <Form method="post" className="flex flex-col items-start gap-3">
        <FormErrors errors={refused?.error?.[''] ?? undefined} />
        <SelectRow
          field={plainField('partnerId', { required: true, ...(errors ? { errors } : {}) })}
          label={t('leads.giveTo')}
          placeholder="–"
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SubmitButton variant="primary">{t('leads.give')}</SubmitButton>
      </Form>
    </Card>
  );
}
