import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { type FieldLike, plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { CheckboxesRow, CheckboxRow, InputRow } from '#app/components/ui/form-rows.tsx';
import type { FormResult } from '#app/http/form-result.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import { toAmountText } from '#campaigns/kernel/money.ts';
import type { FundView } from '#campaigns/mdf/fund-queries.ts';
import { ACTIVITIES, COST_CATEGORIES } from '#campaigns/mdf/schema.ts';

type Props = { fund: FundView; mayManage: boolean; result: FormResult | undefined };

/** The rules of a fund; what is saved is a new version, and the old ones stay. */
export function PolicyEditor({ fund, mayManage, result }: Props) {
  const t = useT(words);
  const { rules, policyNumber, currency } = fund;
  const field = (name: string, value: string | number = '', required = true): FieldLike =>
    plainField(name, { value: String(value), required, errors: result?.error?.[name] ?? [] });
  const list = (name: string, values: readonly string[]): FieldLike => ({
    ...plainField(name, { errors: result?.error?.[name] ?? [] }),
    defaultOptions: [...values],
  });
  const auto = rules.autoApproveMinor === 0 ? '' : toAmountText({ amountMinor: rules.autoApproveMinor, currency });
  return (
    <Card title={t('mdf.policyVersion', { number: policyNumber })}>
      <Form method="post" preventScrollReset>
        <fieldset disabled={!mayManage} className="flex flex-col gap-5">
          <FormErrors errors={result?.error?.[''] ?? []} />
          <input type="hidden" name="basedOn" value={policyNumber} />
          <div className="grid gap-5 sm:grid-cols-2">
            <InputRow
              field={field('rateBps', rules.rateBps)}
              label={t('mdf.rate')}
              type="number"
              min={0}
              max={10_000}
            />
            <InputRow
              field={field('leadWorkingDays', rules.leadWorkingDays)}
              label={t('mdf.leadDays')}
              type="number"
              min={0}
            />
            <InputRow field={field('claimDays', rules.claimDays)} label={t('mdf.claimDays')} type="number" min={1} />
            <InputRow field={field('payDays', rules.payDays)} label={t('mdf.payDays')} type="number" min={0} />
          </div>
          <InputRow
            field={field('autoApprove', auto, false)}
            label={t('mdf.autoApprove')}
            help={t('mdf.autoApproveHelp', { currency })}
            inputMode="decimal"
            optional
          />
          <CheckboxRow
            field={plainField('directClaims', { checked: rules.directClaims })}
            label={t('mdf.directClaims')}
          />
          <CheckboxesRow
            field={list(
              'activities',
              rules.activities.map(({ type }) => type),
            )}
            label={t('mdf.activities')}
            options={ACTIVITIES.map((value) => ({ value, label: t(`mdf.activity.${value}`) }))}
          />
          <CheckboxesRow
            field={list('ineligible', rules.ineligible)}
            label={t('mdf.ineligible')}
            options={COST_CATEGORIES.map((value) => ({ value, label: t(`mdf.category.${value}`) }))}
          />
          <InputRow field={field('note', '', false)} label={t('mdf.policyNote')} optional />
          {mayManage ? (
            <div>
              <SubmitButton variant="primary">{t('mdf.publishPolicy', { number: policyNumber + 1 })}</SubmitButton>
            </div>
          ) : null}
        </fieldset>
      </Form>
    </Card>
  );
}
