import { Link } from '@remix-run/react';
import { Rocket } from 'lucide-react';
import { LaunchStatus } from '#app/components/launches/launch-status.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/campaigns.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { CampaignView } from '#campaigns/catalog/campaign-queries.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { LaunchRow } from '#campaigns/launches/queries.ts';

type Launched = { launched: Paged<LaunchRow>; campaign: Pick<CampaignView, 'id' | 'status'> };

/** The partners that ran it last, with figures where enough people stand behind them. */
export function WhoLaunched({ launched, campaign }: Launched) {
  const t = useT(words);
  if (campaign.status === 'draft' && launched.items.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="text-lg">{t('campaigns.whoLaunched')}</h2>
      <p className="mt-1 mb-4 max-w-text text-muted">{t('campaigns.whoLaunchedSentence')}</p>
      <DataTable
        label={t('campaigns.whoLaunched')}
        rows={launched.items}
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
      {launched.nextCursor ? (
        <Link to={paths.vendor.campaignResults(campaign.id)} className="link mt-3 inline-block">
          {t('campaigns.allLaunched')}
        </Link>
      ) : null}
    </section>
  );
}
