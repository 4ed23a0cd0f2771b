import { Form } from '@remix-run/react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { Select } from '#app/components/ui/select.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { OwnShare } from '#campaigns/mdf/fund-queries.ts';
import { ACTIVITIES } from '#campaigns/mdf/schema.ts';

const optionsOf = (shares: readonly OwnShare[]) =>
  shares.map(({ fundId, name, vendorName }) => ({ value: fundId, label: `${name} (${vendorName})` }));

/** With one fund there is nothing to choose. */
export function FundChoice({ shares, id }: { shares: readonly OwnShare[]; id: string }) {
  const t = useT(words);
  const [only] = shares;
  if (shares.length === 1 && only) {
    return (
      <>
        <input type="hidden" name="fund" value={only.fundId} />
        <span>{only.name}</span>
      </>
    );
  }
  return <Select id={id} name="fund" aria-label={t('mdf.chooseFund')} options={optionsOf(shares)} />;
}

/** A claim that no launch proves: an event, an advertisement. */
export function ClaimDirect({ shares }: { shares: readonly OwnShare[] }) {
  const t = useT(words);
  return (
    <Card title={t('mdf.claimDirect')}>
      <Form method="post" className="flex max-w-xl flex-col gap-5">
        <SelectRow field={plainField('fund', { required: true })} label={t('mdf.fund')} options={optionsOf(shares)} />
        <SelectRow
          field={plainField('activity', { required: true, value: 'event' })}
          label={t('mdf.activity')}
          options={ACTIVITIES.map((value) => ({ value, label: t(`mdf.activity.${value}`) }))}
        />
        <InputRow field={plainField('title', { required: true })} label={t('mdf.titleField')} maxLength={120} />
        <div>
          <SubmitButton name="direct" value="1">
            {t('mdf.claimDirectButton')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
