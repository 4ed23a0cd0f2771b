import { Globe } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { None, NumberText } from '#app/components/ui/format.tsx';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/widgets.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { Paged } from '#campaigns/kernel/pagination.ts';
import { WIDGET_KINDS } from '#campaigns/widgets/schema.ts';
import type { WidgetRow } from '#campaigns/widgets/widget-queries.ts';
import { WidgetStatus } from './status.tsx';

type Props = { side: 'vendor' | 'partner'; page: Paged<WidgetRow> & { total: number }; create?: ReactNode };

/** Widgets with their figures: a partner's own, or all with a vendor's content. */
export function WidgetTable({ side, page, create }: Props) {
  const t = useT(words);
  const isVendor = side === 'vendor';
  const figure = (value: number | null) => (value === null ? <None /> : <NumberText value={value} />);
  return (
    <DataTable
      label={t('widgets.widgets')}
      rows={page.items}
      rowKey={(row) => row.id}
      {...(isVendor ? {} : { rowTo: (row: WidgetRow) => paths.partner.widget(row.id) })}
      search={{ label: t('widgets.search') }}
      filters={[
        {
          ...{ name: 'kind', label: t('widgets.kind') },
          options: WIDGET_KINDS.map((value) => ({ value, label: t(`widgets.widgetKinds.${value}`) })),
        },
        {
          ...{ name: 'status', label: t('widgets.status') },
          options: (['active', 'paused'] as const).map((value) => ({ value, label: t(`widgets.states.${value}`) })),
        },
      ]}
      columns={[
        { key: 'name', header: t('widgets.name'), cell: (row) => row.name, sort: true },
        {
          ...{ key: 'who', header: t(isVendor ? 'widgets.partner' : 'widgets.vendor') },
          cell: (row) => (isVendor ? row.partnerName : row.vendorName),
        },
        { key: 'kind', header: t('widgets.kind'), cell: (row) => t(`widgets.widgetKinds.${row.kind}`) },
        { key: 'status', header: t('widgets.status'), cell: (row) => <WidgetStatus status={row.status} /> },
        {
          ...{ key: 'origins', header: t('widgets.websites'), hide: 'narrow' },
          cell: (row) => row.origins.map((origin) => origin.replace(/^https?:\/\//, '')).join(', ') || <None />,
        },
        { key: 'views', header: t('widgets.views'), align: 'end', cell: (row) => figure(row.views) },
        { key: 'clicks', header: t('widgets.clicks'), align: 'end', cell: (row) => figure(row.clicks) },
      ]}
      page={{ kind: 'cursor', next: page.nextCursor ?? undefined, total: page.total }}
      empty={
        <EmptyState
          icon={Globe}
          title={t(isVendor ? 'widgets.emptyVendor' : 'widgets.emptyTitle')}
          why={t(isVendor ? 'widgets.emptyVendorWhy' : 'widgets.emptyWhy')}
          action={create}
        />
      }
    />
  );
}
