import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartNoAxesColumn } from 'lucide-react';
import { VendorFundsTabs } from '#app/components/mdf/funds-tabs.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { Money, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { Segmented } from '#app/components/ui/segmented.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/mdf.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { countToDecide } from '#campaigns/mdf/fund-queries.ts';
import { listRopi, WINDOW_DAYS } from '#campaigns/mdf/settlement/ropi.ts';
import { ATTRIBUTION_MODELS, RopiInput } from '#campaigns/mdf/settlement/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('mdf.returns'));

export const loader = vendorLoader(RopiInput, async ({ ctx, input }) => ({
  rows: await listRopi(ctx, input),
  waiting: await countToDecide(ctx),
  days: WINDOW_DAYS,
  input,
}));

const GROUPS = ['fund', 'claim', 'campaign', 'partner'] as const;

export default function Returns() {
  const t = useT(words);
  const { rows, waiting, days, input } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={t('mdf.title')}
        sentence={t('mdf.ropiSentence', { days })}
        tabs={<VendorFundsTabs waiting={waiting} />}
      />
      <div className="mb-4 flex flex-wrap gap-4">
        <Segmented
          label={t('mdf.by')}
          param="by"
          value={input.by}
          fallback="fund"
          options={GROUPS.map((value) => ({ value, label: t(`mdf.by.${value}`) }))}
        />
        <Segmented
          label={t('mdf.model')}
          param="model"
          value={input.model}
          fallback="linear"
          options={ATTRIBUTION_MODELS.map((value) => ({ value, label: t(`mdf.model.${value}`) }))}
        />
      </div>
      <DataTable
        label={t('mdf.returns')}
        rows={rows}
        rowKey={(row) => `${row.key} ${row.cost.currency}`}
        columns={[
          { key: 'name', header: t(`mdf.by.${input.by}`), cell: (row) => row.name || t('mdf.noCampaign') },
          { key: 'cost', header: t('mdf.costOf'), align: 'end', cell: (row) => <Money value={row.cost} /> },
          { key: 'paid', header: t('mdf.paid'), align: 'end', hide: 'card', cell: (row) => <Money value={row.paid} /> },
          { key: 'open', header: t('mdf.pipeline'), align: 'end', cell: (row) => <Money value={row.pipeline} /> },
          { key: 'won', header: t('mdf.revenue'), align: 'end', cell: (row) => <Money value={row.revenue} /> },
          {
            key: 'ropi',
            header: t('mdf.ropi'),
            align: 'end',
            cell: (row) => <NumberText value={row.ropi} style="percent" />,
          },
        ]}
        exportTo={paths.vendor.returnsCsv}
        empty={<EmptyState icon={ChartNoAxesColumn} title={t('mdf.noReturns')} why={t('mdf.noReturnsWhy')} />}
      />
    </Page>
  );
}
