import { Rocket } from 'lucide-react';
import { LaunchStatus } from '#app/components/launches/launch-status.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignStatus } from '#campaigns/catalog/schema.ts';
import type { LaunchRow } from '#campaigns/launches/queries.ts';

/** The partners that run it, with figures where enough people stand behind them. */
export function WhoLaunched({ launched, status }: { launched: readonly LaunchRow[]; status: CampaignStatus }) {
  const t = useT(words);
  if (status === 'draft' && launched.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="text-lg">{t('campaigns.whoLaunched')}</h2>
      <p className="mt-1 mb-4 max-w-text text-muted">{t('campaigns.whoLaunchedSentence')}</p>
      <DataTable
        label={t('campaigns.whoLaunched')}
        rows={launched}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.vendor.partner(row.partnerId)}
        columns={[
          { key: 'partner', header: t('campaigns.partner'), cell: (row) => row.partnerName },
          {
            key: 'state',
            header: t('campaigns.launchStatus'),
            cell: (row) => <LaunchStatus status={row.status} />,
          },
          {
            key: 'when',
            header: t('campaigns.when'),
            cell: (row) => (row.startsAt ? <DateTime value={row.startsAt} /> : <None />),
          },
          {
            key: 'sent',
            header: t('campaigns.sent'),
            align: 'end',
            cell: (row) => (row.totals ? <NumberText value={row.totals.accepted} /> : <None />),
          },
          {
            key: 'clickers',
            header: t('campaigns.clickers'),
            align: 'end',
            cell: (row) => (row.totals ? <NumberText value={row.totals.clickers} /> : <None />),
          },
        ]}
        empty={
          <EmptyState icon={Rocket} title={t('campaigns.nobodyLaunched')} why={t('campaigns.nobodyLaunchedWhy')} />
        }
      />
    </section>
  );
}
