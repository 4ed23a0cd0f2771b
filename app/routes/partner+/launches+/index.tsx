import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Send } from 'lucide-react';
import { LaunchStatus } from '#app/components/launches/launch-status.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import statusWords from '#app/i18n/en/launch-status.json';
import words from '#app/i18n/en/launches.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { LAUNCH_STATUSES } from '#campaigns/launches/launch-status.ts';
import { listLaunches } from '#campaigns/launches/queries.ts';
import { LaunchListInput } from '#campaigns/launches/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('launches.title'));

export const loader = partnerLoader(LaunchListInput, async ({ ctx, input }) => ({
  page: await listLaunches(ctx, input, { limit: 50, cursor: input.cursor }),
  statuses: LAUNCH_STATUSES,
}));

export default function Launches() {
  const t = useT(words);
  const ofStatus = useT(statusWords);
  const { page, statuses } = useLoaderData<typeof loader>();
  const choose = (
    <ButtonLink to={paths.partner.campaigns} variant="primary">
      {t('launches.new')}
    </ButtonLink>
  );
  return (
    <Page>
      <PageHeader title={t('launches.title')} sentence={t('launches.sentence')} action={choose} />
      <DataTable
        label={t('launches.list')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.partner.launch(row.id)}
        search={{ label: t('launches.search') }}
        filters={[
          {
            name: 'status',
            label: t('launches.status'),
            options: statuses.map((value) => ({ value, label: ofStatus(`launchStatus.${value}`) })),
          },
        ]}
        columns={[
          { key: 'name', header: t('launches.name'), sort: true, cell: (row) => row.name },
          { key: 'vendor', header: t('launches.vendor'), cell: (row) => row.vendorName },
          { key: 'status', header: t('launches.status'), cell: (row) => <LaunchStatus status={row.status} /> },
          {
            key: 'when',
            sort: 'desc',
            header: t('launches.when'),
            cell: (row) => (row.startsAt ? <DateTime value={row.startsAt} /> : <None />),
          },
          {
            key: 'sent',
            header: t('launches.sent'),
            align: 'end',
            cell: (row) => (row.totals ? <NumberText value={row.totals.accepted} /> : <None />),
          },
          {
            key: 'clicked',
            header: t('launches.clicked'),
            align: 'end',
            cell: (row) => (row.totals ? <NumberText value={row.totals.clickers} /> : <None />),
          },
          {
            key: 'changed',
            sort: 'desc',
            header: t('launches.changed'),
            hide: 'card',
            cell: (row) => <DateTime value={row.updatedAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={paths.partner.launchesCsv}
        empty={<EmptyState icon={Send} title={t('launches.emptyTitle')} why={t('launches.emptyWhy')} action={choose} />}
      />
    </Page>
  );
}
