import { HandCoins } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, Money } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { RequestRow } from '#campaigns/mdf/request-queries.ts';
import { RequestStatus } from './status.tsx';

type Props = {
  rows: RequestRow[];
  next: string | null;
  statuses: readonly RequestRow['status'][];
  rowTo: (row: RequestRow) => string;
  exportTo: string;
  side: 'vendor' | 'partner';
  action?: ReactNode;
};

export function RequestsTable({ rows, next, statuses, rowTo, exportTo, side, action }: Props) {
  const t = useT(words);
  return (
    <DataTable
      label={t('mdf.requests')}
      rows={rows}
      rowKey={(row) => row.id}
      rowTo={rowTo}
      search={{ label: t('mdf.search') }}
      filters={[
        {
          name: 'status',
          label: t('mdf.state'),
          options: statuses.map((value) => ({ value, label: t(`mdf.requestStatus.${value}`) })),
        },
      ]}
      columns={[
        { key: 'title', header: t('mdf.titleField'), cell: (row) => row.title },
        side === 'vendor'
          ? { key: 'partner', header: t('mdf.partner'), cell: (row) => row.partnerName }
          : { key: 'vendor', header: t('mdf.vendor'), cell: (row) => row.vendorName },
        { key: 'fund', header: t('mdf.fund'), cell: (row) => row.fundName, hide: 'card' },
        { key: 'status', header: t('mdf.state'), cell: (row) => <RequestStatus status={row.status} /> },
        { key: 'asked', header: t('mdf.asked'), align: 'end', cell: (row) => <Money value={row.requested} /> },
        { key: 'approved', header: t('mdf.approved'), align: 'end', cell: (row) => <Money value={row.approved} /> },
        {
          key: 'sent',
          header: t('mdf.submittedAt'),
          hide: 'card',
          cell: (row) => <DateTime value={row.submittedAt} />,
        },
      ]}
      page={{ kind: 'cursor', next: next ?? undefined }}
      exportTo={exportTo}
      empty={
        <EmptyState
          icon={HandCoins}
          title={t('mdf.noRequests')}
          why={t(side === 'vendor' ? 'mdf.noRequestsVendor' : 'mdf.noRequestsWhy')}
          action={action}
        />
      }
    />
  );
}
