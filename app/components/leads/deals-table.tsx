import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime, Money } from '#app/components/ui/format.tsx';
import { Page, PageHeader } from '#app/components/ui/page-header.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import type { DealView } from '#campaigns/leads/deal-queries.ts';
import { DealStatus } from './lead-status.tsx';

const STATUSES = ['registered', 'approved', 'rejected', 'won', 'lost'] as const;

type Props = { page: Paged<DealView>; side: 'vendor' | 'partner'; to: (dealId: string) => string };

export function DealsTable({ page, side, to }: Props) {
  const t = useT(words);
  const isVendor = side === 'vendor';
  return (
    <Page>
      <PageHeader title={t('leads.deals')} sentence={t(isVendor ? 'leads.dealsVendor' : 'leads.dealsPartner')} />
      <DataTable
        label={t('leads.deals')}
        rows={page.items}
        rowKey={(row) => row.id}
        rowTo={(row) => to(row.id)}
        columns={[
          { key: 'deal', header: t('leads.deal'), cell: (row) => `${row.name}, ${row.company}` },
          { key: 'status', header: t('leads.status'), cell: (row) => <DealStatus status={row.status} /> },
          { key: 'value', header: t('leads.value'), cell: (row) => <Money value={row.value} />, align: 'end' },
          {
            ...{ key: 'other', header: t(isVendor ? 'leads.partner' : 'leads.vendor') },
            cell: (row) => (isVendor ? row.partnerName : row.vendorName),
          },
          { key: 'credit', header: t('leads.credit'), cell: (row) => t(`leads.credits.${row.credit}`), hide: 'card' },
          {
            ...{ key: 'registered', header: t('leads.registeredAt'), hide: 'card' },
            cell: (row) => <DateTime value={row.registeredAt} />,
          },
        ]}
        filters={[
          {
            ...{ name: 'status', label: t('leads.status') },
            options: STATUSES.map((value) => ({ value, label: t(`leads.dealStatuses.${value}`) })),
          },
        ]}
        exportTo={paths[side].dealsCsv}
        page={{ kind: 'cursor', next: page.nextCursor ?? undefined }}
        empty={
          <EmptyState
            title={t('leads.dealsEmpty')}
            why={t(isVendor ? 'leads.dealsEmptyVendor' : 'leads.dealsEmptyPartner')}
          />
        }
      />
    </Page>
  );
}
