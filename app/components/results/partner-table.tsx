import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/results.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerResultsRow } from '#campaigns/analytics/get-campaign-results.ts';

type Props = { partners: PartnerResultsRow[]; floor: number; exportTo: string };

/** Partners and their sums; a bar behind each delivered count compares them at a glance. */
export function PartnerTable({ partners, floor, exportTo }: Props) {
  const t = useT(words);
  const most = Math.max(1, ...partners.map(({ counts }) => counts?.accepted ?? 0));
  const counts = [
    ['clickers', t('results.clickers')],
    ['clicks', t('results.clicks')],
    ['unsubscribes', t('results.unsubscribed')],
  ] as const;
  return (
    <DataTable
      label={t('results.byPartner')}
      rows={partners}
      rowKey={(row) => row.partnerId}
      rowTo={(row) => paths.vendor.partner(row.partnerId)}
      columns={[
        { key: 'partner', header: t('results.partner'), cell: (row) => row.partnerName },
        { key: 'tier', header: t('results.tier'), cell: (row) => row.tierName ?? <None /> },
        {
          key: 'last',
          header: t('results.lastLaunch'),
          cell: (row) => (row.lastLaunchAt ? <DateTime value={row.lastLaunchAt} /> : <None />),
        },
        {
          key: 'launches',
          header: t('results.launches'),
          align: 'end',
          cell: (row) => <NumberText value={row.launches} />,
        },
        {
          key: 'delivered',
          header: t('results.delivered'),
          align: 'end',
          cell: (row) =>
            row.counts ? (
              <span className="flex items-center justify-end gap-3">
                <Bar share={row.counts.accepted / most} />
                <span className="min-w-12 shrink-0">
                  <NumberText value={row.counts.accepted} />
                </span>
              </span>
            ) : (
              <span className="text-muted">{t('results.tooFew', { floor })}</span>
            ),
        },
        ...counts.map(([key, header]) => ({
          key,
          header,
          align: 'end' as const,
          cell: (row: PartnerResultsRow) => (row.counts ? <NumberText value={row.counts[key]} /> : <None />),
        })),
      ]}
      exportTo={exportTo}
      empty={<EmptyState title={t('results.vendorEmptyTitle')} why={t('results.vendorEmptyWhy')} />}
    />
  );
}

/** The number stands beside it, so it is silent. It grows from the number's side, so that all begin at one edge. */
function Bar({ share }: { share: number }) {
  const width = Math.max(1, share * 100);
  return (
    <svg aria-hidden viewBox="0 0 100 8" preserveAspectRatio="none" className="h-2 w-20 shrink-0 max-sm:hidden">
      <rect x={100 - width} width={width} height={8} className="fill-accent" />
    </svg>
  );
}
