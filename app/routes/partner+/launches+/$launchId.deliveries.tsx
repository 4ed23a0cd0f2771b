import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Status } from '#app/components/ui/badge.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/launches.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { can } from '#campaigns/kernel/authorize.ts';
import { listLaunchDeliveries } from '#campaigns/launches/list-launch-deliveries.ts';
import { LaunchDeliveriesInput } from '#campaigns/launches/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('launches.deliveries'));

export const loader = partnerLoader(LaunchDeliveriesInput, async ({ ctx, input }) => ({
  ...(await listLaunchDeliveries(ctx, input)),
  mayExport: can(ctx.actor, 'contact:export'),
}));

const GROUPS = ['under_way', 'accepted', 'failed', 'skipped', 'unknown', 'cancelled'] as const;

export default function Deliveries() {
  const t = useT(words);
  const { launch, page, mayExport } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        crumbs={[
          { to: paths.partner.launches, label: t('launches.title') },
          { to: paths.partner.launch(launch.id), label: launch.name },
        ]}
        title={t('launches.deliveries')}
        sentence={t('launches.deliveriesSentence')}
      />
      <DataTable
        label={t('launches.deliveries')}
        rows={page.items}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'contact',
            header: t('launches.deliveryContact'),
            cell: (row) =>
              row.contactId ? (
                <>
                  {row.name ? `${row.name}, ` : ''}
                  {row.email}
                </>
              ) : (
                t('launches.erased')
              ),
          },
          {
            key: 'state',
            header: t('launches.deliveryState'),
            sort: true,
            cell: (row) => <Status tone="neutral" label={t(`launches.states.${row.state}`)} />,
          },
          { key: 'reason', header: t('launches.deliveryReason'), sort: true, cell: (row) => row.reason ?? <None /> },
          {
            key: 'at',
            header: t('launches.deliveryAt'),
            sort: 'desc',
            cell: (row) => (row.settledAt ? <DateTime value={row.settledAt} /> : <None />),
          },
        ]}
        filters={[
          {
            name: 'group',
            label: t('launches.deliveryState'),
            options: GROUPS.map((value) => ({ value, label: t(`launches.counts.${value}`) })),
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        exportTo={mayExport ? paths.partner.launchPart(launch.id, 'deliveries.csv') : undefined}
        empty={<EmptyState title={t('launches.deliveriesEmpty')} />}
      />
    </Page>
  );
}
