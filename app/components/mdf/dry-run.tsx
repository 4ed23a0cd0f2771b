import { Form } from '@remix-run/react';
import { Button } from '#app/components/ui/button.tsx';
import { Callout } from '#app/components/ui/callout.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import words from '#app/i18n/en/mdf.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import type { DryRun } from '#campaigns/mdf/dry-run.ts';
import { ACTIVITIES } from '#campaigns/mdf/schema.ts';
import { CitedLines } from './cited-lines.tsx';

export type DryRunQuestion = {
  activity?: string | undefined;
  cost?: string | undefined;
  startsOn?: string | undefined;
  endsOn?: string | undefined;
};
type Props = {
  asked: DryRunQuestion;
  funds: { value: string; label: string }[];
  fund: string | undefined;
  answer: DryRun | null;
  problem: string | null;
  /** beside another form, whose button is the screen's */
  quiet?: boolean;
};

/** Asks the rules before anybody asks for money; the question stands in the address. */
export function DryRunForm({ asked, funds, fund, answer, problem, quiet = false }: Props) {
  const t = useT(words);
  return (
    <div className="flex flex-col gap-6">
      <Form method="get" className="flex max-w-xl flex-col gap-5">
        {funds.length > 0 ? (
          <SelectRow
            field={plainField('fund', { value: fund ?? '', required: true })}
            label={t('mdf.fund')}
            options={funds}
          />
        ) : null}
        <SelectRow
          field={plainField('activity', { value: asked.activity ?? 'email', required: true })}
          label={t('mdf.activity')}
          options={ACTIVITIES.map((value) => ({ value, label: t(`mdf.activity.${value}`) }))}
        />
        <InputRow
          field={plainField('cost', { value: asked.cost ?? '', required: true, errors: problem ? [problem] : [] })}
          label={t('mdf.cost')}
          help={t('mdf.amountHelp')}
          inputMode="decimal"
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <InputRow
            field={plainField('startsOn', { value: asked.startsOn ?? '', required: true })}
            label={t('mdf.startsOn')}
            type="date"
          />
          <InputRow
            field={plainField('endsOn', { value: asked.endsOn ?? '', required: true })}
            label={t('mdf.endsOn')}
            type="date"
          />
        </div>
        <div>
          <Button variant={quiet ? 'secondary' : 'primary'}>{t('mdf.dryRunAsk')}</Button>
        </div>
      </Form>
      {answer ? <DryRunAnswer answer={answer} /> : null}
    </div>
  );
}

function DryRunAnswer({ answer }: { answer: DryRun }) {
  const t = useT(words);
  const format = useFormat();
  const { paid, amountMinor, currency, claimBy, paidBy, proof } = answer;
  const day = (text: string) => format.date(new Date(`${text}T12:00:00Z`));
  return (
    <div role="status" className="flex flex-col gap-4">
      <Callout
        tone={paid ? 'success' : 'warning'}
        title={paid ? t('mdf.dryRunYes', { amount: format.money({ amountMinor, currency }) }) : t('mdf.dryRunNo')}
      >
        {paid ? (
          <>
            <p>{t('mdf.dryRunWhen', { claimBy: day(claimBy), paidBy: day(paidBy) })}</p>
            <p>{t('mdf.dryRunProof', { proof: format.list(proof.map((kind) => t(`mdf.proof.${kind}`))) })}</p>
          </>
        ) : null}
      </Callout>
      <CitedLines lines={answer.lines} currency={currency} />
    </div>
  );
}
