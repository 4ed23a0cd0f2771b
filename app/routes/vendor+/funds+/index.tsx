import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HandCoins } from 'lucide-react';
import { VendorFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { FundStatus } from '#app/components/mdf/status.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Money, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { countToDecide, listFunds } from '#campaigns/mdf/fund-queries.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.title'));

export const loader = vendorLoader(async ({ ctx }) => ({
  funds: await listFunds(ctx),
  waiting: await countToDecide(ctx),
  mayManage: can(ctx.actor, 'fund:manage'),
}));

export default function Funds() {
  const t = useT(words);
  const { funds, waiting, mayManage } = useLoaderData<typeof loader>();
  const create = mayManage ? (
    <ButtonLink to={paths.vendor.newFund} variant="primary">
      {t('mdf.newFund')}
    </ButtonLink>
  ) : null;
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.vendorSentence')}
        action={create}
        tabs={<VendorFundsTabs waiting={waiting} />}
      />
      <DataTable
        label={t('mdf.funds')}
        rows={funds}
        rowKey={(fund) => fund.id}
        rowTo={(fund) => paths.vendor.fund(fund.id)}
        columns={[
          { key: 'name', header: t('mdf.name'), cell: (fund) => fund.name },
          { key: 'status', header: t('mdf.state'), cell: (fund) => <FundStatus status={fund.status} /> },
          {
            key: 'partners',
            header: t('mdf.partners'),
            align: 'end',
            hide: 'card',
            cell: (fund) => <NumberText value={fund.partners} />,
          },
          { key: 'budget', header: t('mdf.budget'), align: 'end', cell: (fund) => <Money value={fund.budget} /> },
          {
            key: 'allocated',
            header: t('mdf.allocated'),
            align: 'end',
            cell: (fund) => <Money value={fund.allocated} />,
          },
          {
            key: 'reserved',
            header: t('mdf.reserved'),
            align: 'end',
            hide: 'card',
            cell: (fund) => <Money value={fund.reserved} />,
          },
          {
            key: 'payable',
            header: t('mdf.payable'),
            align: 'end',
            hide: 'card',
            cell: (fund) => <Money value={fund.payable} />,
          },
          { key: 'paid', header: t('mdf.paid'), align: 'end', cell: (fund) => <Money value={fund.paid} /> },
        ]}
        exportTo={paths.vendor.fundsCsv}
        empty={<EmptyState icon={HandCoins} title={t('mdf.noFunds')} why={t('mdf.noFundsWhy')} action={create} />}
      />
    </Page>
  );
}
