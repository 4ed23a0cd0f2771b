import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Route } from 'lucide-react';
import { JourneyStatusBadge } from '#app/components/journeys/journey-status.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import { vendorLoader } from '#app/http/vendor.server.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listJourneys } from '#campaigns/journeys/journey-queries.ts';
import { JourneyListInput } from '#campaigns/journeys/schema.ts';
import { can } from '#campaigns/kernel/authorize.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('journeys.title'));

export const loader = vendorLoader(JourneyListInput, async ({ ctx, input }) => ({
  page: await listJourneys(ctx, input, { limit: 50, cursor: input.cursor }),
  mayWrite: can(ctx.actor, 'journey:write'),
}));

export default function Journeys() {
  const t = useT(words);
  const { page, mayWrite } = useLoaderData<typeof loader>();
  const create = mayWrite ? (
    <ButtonLink to={paths.vendor.newJourney} variant="primary">
      {t('journeys.new')}
    </ButtonLink>
  ) : null;
  const statuses = (['draft', 'published', 'withdrawn'] as const).map((value) => ({
    value,
    label: t(`journeys.statuses.${value}`),
  }));
  return (
    <Page>
      <PageHeader title={t('journeys.title')} sentence={t('journeys.sentence')} action={create} />
      <DataTable
        label={t('journeys.list')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.journey(row.id)}
        search={{ label: t('journeys.search') }}
        filters={[{ name: 'status', label: t('journeys.status'), options: statuses }]}
        columns={[
          { key: 'name', header: t('journeys.name'), cell: (row) => row.name },
          { key: 'status', header: t('journeys.status'), cell: (row) => <JourneyStatusBadge status={row.status} /> },
          {
            ...{ key: 'version', header: t('journeys.version'), align: 'end' as const },
            cell: (row) => (row.current === null ? <None /> : <NumberText value={row.current} />),
          },
          {
            ...{ key: 'partners', header: t('journeys.partners'), align: 'end' as const },
            cell: (row) => <NumberText value={row.partners} />,
          },
          {
            ...{ key: 'changed', header: t('journeys.changed'), hide: 'card' as const },
            cell: (row) => <DateTime value={row.updatedAt} />,
          },
        ]}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        empty={
          <EmptyState icon={Route} title={t('journeys.emptyTitle')} why={t('journeys.emptyWhy')} action={create} />
        }
      />
    </Page>
  );
}
