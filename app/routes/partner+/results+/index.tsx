import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ChartNoAxesColumn } from 'lucide-react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listLaunchResults } from '#campaigns/analytics/queries.ts';
import { LaunchResultsListInput } from '#campaigns/analytics/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('results.title'));

export const loader = partnerLoader(LaunchResultsListInput, ({ ctx, input }) => listLaunchResults(ctx, input));

export default function Results() {
  const t = useT(words);
  const page = useLoaderData<typeof loader>();
  const toLaunches = <ButtonLink to={paths.partner.launches}>{t('results.openLaunches')}</ButtonLink>;
  return (
    <Page>
      <PageHeader title={t('results.title')} sentence={t('results.sentence')} />
      <DataTable
        label={t('results.list')}
        rows={page.items}
        rowKey={(row) => row.launchId}
        rowTo={(row) => paths.partner.launchResults(row.launchId)}
        search={{ label: t('results.search') }}
        columns={[
          { key: 'launch', header: t('results.launch'), sort: true, cell: (row) => row.name },
          { key: 'vendor', header: t('results.vendor'), cell: (row) => row.vendorName },
          {
            key: 'when',
            sort: 'desc',
            header: t('results.when'),
            cell: (row) => (row.startsAt ? <DateTime value={row.startsAt} /> : <None />),
          },
          {
            key: 'delivered',
            header: t('results.delivered'),
            align: 'end',
            cell: (row) => <NumberText value={row.accepted} />,
          },
          {
            key: 'clicked',
            header: t('results.clicked'),
            align: 'end',
            cell: (row) => <NumberText value={row.clickers} />,
          },
          {
            key: 'share',
            header: t('results.share'),
            align: 'end',
            cell: (row) =>
              row.accepted > 0 ? <NumberText value={row.clickers / row.accepted} style="percent" /> : <None />,
          },
          {
            key: 'unsubscribed',
            header: t('results.unsubscribed'),
            align: 'end',
            cell: (row) => <NumberText value={row.unsubscribes} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={paths.partner.resultsCsv}
        empty={
          <EmptyState
            icon={ChartNoAxesColumn}
            title={t('results.emptyTitle')}
            why={t('results.emptyWhy')}
            action={toLaunches}
          />
        }
      />
    </Page>
  );
}
