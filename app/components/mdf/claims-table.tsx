import { Receipt } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, Money } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/mdf.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { ClaimRow } from '#campaigns/mdf/claim-queries.ts';
import { ClaimStatus } from './status.tsx';

type Props = {
  rows: ClaimRow[];
  next: string | null;
  statuses: readonly ClaimRow['status'][];
  rowTo: (row: ClaimRow) => string;
  exportTo: string;
  side: 'vendor' | 'partner';
  action?: ReactNode;
};

export function ClaimsTable({ rows, next, statuses, rowTo, exportTo, side, action }: Props) {
  const t = useT(words);
  return (
    <DataTable
      label={t('mdf.claims')}
      rows={rows}
      rowKey={(row) => row.id}
      rowTo={rowTo}
      search={{ label: t('mdf.search') }}
      filters={[
        {
          name: 'status',
          label: t('mdf.state'),
          options: statuses.map((value) => ({ value, label: t(`mdf.claimStatus.${value}`) })),
        },
      ]}
      columns={[
        { key: 'title', header: t('mdf.titleField'), cell: (row) => row.title },
        side === 'vendor'
          ? { key: 'partner', header: t('mdf.partner'), cell: (row) => row.partnerName }
          : { key: 'vendor', header: t('mdf.vendor'), cell: (row) => row.vendorName },
        { key: 'fund', header: t('mdf.fund'), cell: (row) => row.fundName, hide: 'card' },
        { key: 'status', header: t('mdf.state'), cell: (row) => <ClaimStatus status={row.status} /> },
        { key: 'claimed', header: t('mdf.claimed'), align: 'end', cell: (row) => <Money value={row.claimed} /> },
        { key: 'approved', header: t('mdf.approved'), align: 'end', cell: (row) => <Money value={row.approved} /> },
        { key: 'paid', header: t('mdf.paid'), align: 'end', hide: 'card', cell: (row) => <Money value={row.paid} /> },
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
          icon={Receipt}
          title={t('mdf.noClaims')}
          why={t(side === 'vendor' ? 'mdf.noClaimsVendor' : 'mdf.noClaimsWhy')}
          action={action}
        />
      }
    />
  );
}
