import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, None, NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { LeadRow } from '#campaigns/leads/lead-queries.ts';
import { LEAD_STATUSES } from '#campaigns/leads/schema.ts';
import { LeadStatus } from './lead-status.tsx';

type Props = { page: Paged<LeadRow>; side: 'vendor' | 'partner'; to: (leadId: string) => string; mayExport: boolean };

export function LeadsTable({ page, side, to, mayExport }: Props) {
  const t = useT(words);
  return (
    <DataTable
      label={t('leads.list')}
      rows={page.items}
      rowKey={(row) => row.id}
      rowTo={(row) => to(row.id)}
      columns={[
        {
          key: 'who',
          header: t('leads.who'),
          cell: (row) => [row.name || row.email, row.company].filter(Boolean).join(', ') || t('leads.veiled'),
        },
        { key: 'status', header: t('leads.status'), cell: (row) => <LeadStatus status={row.status} /> },
        { key: 'grade', header: t('leads.grade'), cell: (row) => row.grade },
        { key: 'fit', header: t('leads.fit'), cell: (row) => <NumberText value={row.fit} />, align: 'end' },
        {
          ...{ key: 'engagement', header: t('leads.engagement'), align: 'end' },
          cell: (row) => <NumberText value={row.engagement} />,
        },
        side === 'vendor'
          ? { key: 'partner', header: t('leads.partner'), cell: (row) => row.partnerName ?? <None /> }
          : { key: 'origin', header: t('leads.from'), cell: (row) => t(`leads.origin.${row.origin}`), hide: 'card' },
        { key: 'came', header: t('leads.came'), cell: (row) => <DateTime value={row.createdAt} />, hide: 'card' },
      ]}
      search={{ label: t('leads.search') }}
      filters={[
        {
          name: 'status',
          label: t('leads.status'),
          options: LEAD_STATUSES.map((value) => ({ value, label: t(`leads.statuses.${value}`) })),
        },
      ]}
      exportTo={mayExport ? paths[side].leadsCsv : undefined}
      page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
      empty={
        <EmptyState
          title={t('leads.emptyTitle')}
          why={t(side === 'vendor' ? 'leads.emptyVendor' : 'leads.emptyPartner')}
        />
      }
    />
  );
}
