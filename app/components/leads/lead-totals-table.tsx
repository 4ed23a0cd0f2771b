import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/leads.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { PartnerLeadTotals } from '#campaigns/leads/totals-queries.ts';

const COUNTS = ['leads', 'qualified', 'accepted', 'registered', 'won'] as const;
const HEADERS = {
  leads: 'leads.count',
  qualified: 'leads.qualifiedCount',
  accepted: 'leads.acceptedCount',
  registered: 'leads.registeredCount',
  won: 'leads.wonCount',
} as const;

/** What a vendor learns of its partners' own leads: counts. */
export function LeadTotalsTable({ totals }: { totals: readonly PartnerLeadTotals[] }) {
  const t = useT(words);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg">{t('leads.totals')}</h2>
      <p className="max-w-text text-muted">{t('leads.totalsSentence')}</p>
      <DataTable
        label={t('leads.totals')}
        rows={totals}
        rowKey={(row) => row.partnerId}
        rowTo={(row) => paths.vendor.partner(row.partnerId)}
        columns={[
          { key: 'partner', header: t('leads.partner'), cell: (row) => row.partnerName },
          ...COUNTS.map((key) => ({
            ...{ key, header: t(HEADERS[key]), align: 'end' as const },
            cell: (row: PartnerLeadTotals) => <NumberText value={row[key]} />,
          })),
        ]}
        exportTo={totals.length > 0 ? paths.vendor.leadTotalsCsv : undefined}
        empty={<EmptyState title={t('leads.totalsEmpty')} />}
      />
    </section>
  );
}
