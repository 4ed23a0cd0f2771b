import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Route } from 'lucide-react';
import { RunStatus } from '#app/components/journeys/journey-status.tsx';
import { OfferedJourneys } from '#app/components/journeys/offered-journeys.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, NumberText } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { partnerLoader } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/journeys.json';
import { pageTitle } from '#app/i18n/page-title.ts';
import { useT } from '#app/i18n/use-t.tsx';
import { listActivations } from '#campaigns/journeys/activation-queries.ts';
import { listOfferedJourneys } from '#campaigns/journeys/offer-queries.ts';
import { ActivationListInput } from '#campaigns/journeys/schema.ts';

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, words, (t) => t('journeys.title'));

export const loader = partnerLoader(ActivationListInput, async ({ ctx, input }) => ({
  offered: await listOfferedJourneys(ctx),
  runs: await listActivations(ctx, { limit: 50, cursor: input.cursor }),
}));

export default function PartnerJourneys() {
  const t = useT(words);
  const { offered, runs } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title={t('journeys.title')} sentence={t('journeys.offeredSentence')} />
      <OfferedJourneys offered={offered} />
      <h2 className="mt-8 mb-3 text-lg font-semibold">{t('journeys.mine')}</h2>
      <DataTable
        label={t('journeys.mine')}
        rows={runs.items}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.partner.journeyRun(row.id)}
        columns={[
          { key: 'name', header: t('journeys.name'), cell: (row) => row.name },
          { key: 'state', header: t('journeys.status'), cell: (row) => <RunStatus state={row.state} /> },
          {
            ...{ key: 'inside', header: t('journeys.inside'), align: 'end' as const },
            cell: (row) => <NumberText value={row.entered - row.finished - row.exited} />,
          },
          {
            ...{ key: 'finished', header: t('journeys.finished'), align: 'end' as const },
            cell: (row) => <NumberText value={row.finished} />,
          },
          { key: 'since', header: t('journeys.since'), cell: (row) => <DateTime value={row.startedAt} /> },
        ]}
        page={{ kind: 'cursor', next: runs.nextCursor ?? undefined }}
        empty={<EmptyState icon={Route} title={t('journeys.noneMine')} why={t('journeys.noneMineWhy')} />}
      />
    </Page>
  );
}
