import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { Field, type FieldLike, plainField } from '#app/components/ui/field.tsx';
import { FileRow } from '#app/components/ui/file-drop.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow } from '#app/components/ui/form-rows.tsx';
import { Input } from '#app/components/ui/input.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import { toAmountText } from '#campaigns/kernel/money.ts';
import type { ClaimView } from '#campaigns/mdf/claim-queries.ts';
import { COST_CATEGORIES } from '#campaigns/mdf/schema.ts';

export const MAX_PROOF_BYTES = 15 * 1024 * 1024; // as campaigns/mdf/check-proof-file.ts
export const PROOF_ACCEPT = '.pdf,.png,.jpg,.jpeg,.webp';

type Props = { claim: ClaimView; result: FormResult | undefined };

/** What was spent, and the invoice: the two things that nobody but the partner knows. */
export function ClaimForm({ claim, result }: Props) {
  const t = useT(words);
  const field = (name: string, value = ''): FieldLike =>
    plainField(name, { value, required: true, errors: result?.error?.[name] ?? [] });
  // One empty row more than there are lines, and two to begin with: media and production are two lines of most invoices.
  const rows = [...claim.lines, ...(claim.lines.length === 0 ? [null, null] : [null])];
  const hasInvoice = claim.evidence.some(({ kind }) => kind === 'invoice');
  return (
    <Card title={t('mdf.spent')} sentence={t('mdf.spentSentence')}>
      <Form method="post" encType="multipart/form-data" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={result?.error?.[''] ?? result?.error?.lines ?? []} />
        <InputRow field={field('title', claim.title)} label={t('mdf.titleField')} maxLength={120} />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow field={field('startsOn', claim.startsOn)} label={t('mdf.startsOn')} type="date" />
          <InputRow field={field('endsOn', claim.endsOn)} label={t('mdf.endsOn')} type="date" />
          <InputRow field={field('invoiceNumber', claim.invoiceNumber)} label={t('mdf.invoiceNumber')} maxLength={60} />
          <InputRow
            field={field('invoicedOn', claim.invoicedOn ?? claim.endsOn)}
            label={t('mdf.invoicedOn')}
            type="date"
          />
        </div>
        {rows.map((line, at) => (
          <LineRow
            key={line?.number ?? `new-${at}`}
            line={line}
            at={at}
            first={at === 0}
            result={result}
            title={claim.title}
          />
        ))}
        {hasInvoice ? null : (
          <FileRow
            field={plainField('file', { errors: result?.error?.file ?? [] })}
            label={t('mdf.invoice')}
            help={t('mdf.invoiceHelp')}
            accept={PROOF_ACCEPT}
            maxBytes={MAX_PROOF_BYTES}
          />
        )}
        <div className="flex flex-wrap gap-3">
          <SubmitButton variant="primary" name="intent" value="submit">
            {t('mdf.submitClaim')}
          </SubmitButton>
          <SubmitButton name="intent" value="save">
            {t('mdf.saveClaim')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}

type LineProps = {
  line: ClaimView['lines'][number] | null;
  at: number;
  first: boolean;
  title: string;
  result: FormResult | undefined;
};

function LineRow({ line, at, first, title, result }: LineProps) {
  const t = useT(words);
  const name = (part: string) => `lines[${at}].${part}`;
  const field = (part: string) => plainField(name(part), { errors: result?.error?.[name(part)] ?? [] });
  const [description, category, amount] = [field('description'), field('category'), field('amount')];
  return (
    <fieldset className="grid items-start gap-3 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_minmax(0,2fr)]">
      <legend className="sr-only">{t('mdf.line', { number: at + 1 })}</legend>
      <Field field={description} label={t('mdf.description')}>
        <Input
          id={description.id}
          name={description.name}
          defaultValue={line?.description ?? (first ? title : '')}
          maxLength={120}
        />
      </Field>
      <Field field={category} label={t('mdf.category')}>
        <Select
          id={category.id}
          name={category.name}
          defaultValue={line?.category ?? 'media'}
          options={COST_CATEGORIES.map((value) => ({ value, label: t(`mdf.category.${value}`) }))}
        />
      </Field>
      <Field field={amount} label={t('mdf.amount')}>
        <Input
          id={amount.id}
          name={amount.name}
          inputMode="decimal"
          defaultValue={line ? toAmountText(line.amount) : ''}
        />
      </Field>
    </fieldset>
  );
}
