import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartNoAxesColumn } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/results.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listCampaignResults } from '#campaigns/analytics/queries.ts';
import { VendorResultsListInput } from '#campaigns/analytics/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('results.title'));

export const loader = vendorLoader(VendorResultsListInput, ({ ctx, input }) => listCampaignResults(ctx, input));

export default function Results() {
  const t = useT(words);
  const page = useLoaderData<typeof loader>();
  const toCampaigns = <ButtonLink to={paths.vendor.campaigns}>{t('results.openCampaigns')}</ButtonLink>;
  const counts = [
    ['partners', t('results.partners')],
    ['accepted', t('results.delivered')],
    ['clickers', t('results.clickers')],
    ['clicks', t('results.clicks')],
    ['unsubscribes', t('results.unsubscribed')],
  ] as const;
  return (
    <Page>
      <PageHeader title={t('results.title')} sentence={t('results.vendorSentence')} />
      <DataTable
        label={t('results.vendorList')}
        rows={page.items}
        rowKey={(row) => row.campaignId}
        rowTo={(row) => paths.vendor.campaignResults(row.campaignId)}
        search={{ label: t('results.vendorSearch') }}
        columns={[
          { key: 'campaign', header: t('results.campaign'), sort: true, cell: (row) => row.name },
          ...counts.map(([key, header]) => ({
            key,
            header,
            align: 'end' as const,
            cell: (row: (typeof page.items)[number]) => <NumberText value={row[key]} />,
          })),
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={paths.vendor.resultsCsv}
        empty={
          <EmptyState
            icon={ChartNoAxesColumn}
            title={t('results.vendorEmptyTitle')}
            why={t('results.vendorEmptyWhy')}
            action={toCampaigns}
          />
        }
      />
    </Page>
  );
}
