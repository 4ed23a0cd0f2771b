import { Form } from '@remix-run/react';
import { Handshake } from 'lucide-react';
import { SubmitButton } from '#app/components/ui/button.tsx';
import { Card } from '#app/components/ui/card.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { plainField } from '#app/components/ui/field.tsx';
import { FormErrors } from '#app/components/ui/form-frame.tsx';
import { InputRow, SelectRow } from '#app/components/ui/form-rows.tsx';
import { Money } from '#app/components/ui/format.tsx';
import { type FormResult, resultOf } from '#app/http/form-result.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { FundView } from '#campaigns/mdf/fund-queries.ts';
import type { PartnerRow } from '#campaigns/partners/queries.ts';

type Props = { fund: FundView; partners: PartnerRow[]; mayManage: boolean; result: FormResult | undefined };

/** Who has how much of a fund, and the two ways in which money moves here. */
export function FundShares({ fund, partners, mayManage, result }: Props) {
  const t = useT(words);
  return (
    <>
      <DataTable
        label={t('mdf.shares')}
        rows={fund.shares}
        rowKey={(row) => row.partnerId}
        columns={[
          { key: 'partner', header: t('mdf.partner'), cell: (row) => row.partnerName },
          {
            key: 'allocated',
            header: t('mdf.allocated'),
            align: 'end',
            cell: (row) => <Money value={row.allocated} />,
          },
          {
            key: 'available',
            header: t('mdf.available'),
            align: 'end',
            cell: (row) => <Money value={row.available} />,
          },
          { key: 'reserved', header: t('mdf.reserved'), align: 'end', cell: (row) => <Money value={row.reserved} /> },
          { key: 'payable', header: t('mdf.payable'), align: 'end', cell: (row) => <Money value={row.payable} /> },
          { key: 'paid', header: t('mdf.paid'), align: 'end', cell: (row) => <Money value={row.paid} /> },
        ]}
        exportTo={fund.shares.length > 0 ? paths.vendor.fundSharesCsv(fund.id) : undefined}
        empty={<EmptyState icon={Handshake} title={t('mdf.noPartners')} why={t('mdf.noPartnersWhy')} />}
      />
      {mayManage ? (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <MoneyForm
            intent="give"
            title={t('mdf.give')}
            result={result}
            directions={{ add: t('mdf.directionAdd'), take: t('mdf.directionTake') }}
            partners={partners.map(({ partnerId, name }) => ({ value: partnerId, label: name }))}
          />
          <MoneyForm
            intent="budget"
            title={t('mdf.changeBudget')}
            result={result}
            directions={{ add: t('mdf.directionIn'), take: t('mdf.directionOut') }}
          />
        </div>
      ) : null}
    </>
  );
}

type MoneyFormProps = {
  intent: 'give' | 'budget';
  title: string;
  result: FormResult | undefined;
  directions: { add: string; take: string };
  partners?: { value: string; label: string }[];
};

function MoneyForm({ intent, title, result, directions, partners }: MoneyFormProps) {
  const t = useT(words);
  const refused = resultOf(result, intent);
  const field = (name: string, value = '') => ({
    ...plainField(name, { value, required: true, errors: refused?.error?.[name] ?? [] }),
    id: `${intent}-${name}`,
  });
  return (
    <Card title={title}>
      <Form method="post" preventScrollReset className="flex flex-col gap-5">
        <FormErrors errors={refused?.error?.[''] ?? []} />
        {partners ? (
          <SelectRow field={field('partnerId')} label={t('mdf.partner')} options={partners} placeholder="" />
        ) : null}
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectRow
            field={field('direction', 'add')}
            label={t('mdf.direction')}
            options={[
              { value: 'add', label: directions.add },
              { value: 'take', label: directions.take },
            ]}
          />
          <InputRow field={field('amount')} label={t('mdf.amount')} help={t('mdf.amountHelp')} inputMode="decimal" />
        </div>
        <div>
          <SubmitButton name="intent" value={intent}>
            {t('mdf.giveButton')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
