import type { WidgetDayRow } from '#campaigns/widgets/day-queries.ts';
import type { ItemRow } from '#campaigns/widgets/item-queries.ts';
import type { CsvColumn } from './csv.server.ts';

export const ITEM_COLUMNS: readonly CsvColumn<ItemRow>[] = [
  { header: 'Title', value: (row) => row.title },
  { header: 'Kind', value: (row) => row.kind },
  { header: 'Status', value: (row) => row.status },
  { header: 'Dated', value: (row) => row.datedAt },
  { header: 'Changed', value: (row) => row.updatedAt },
  { header: 'From a feed', value: (row) => (row.imported ? 'yes' : 'no') },
  { header: 'Id', value: (row) => row.id },
];

export const WIDGET_DAY_COLUMNS: readonly CsvColumn<WidgetDayRow>[] = [
  { header: 'Day', value: (row) => row.day },
  { header: 'Item', value: (row) => row.itemTitle },
  { header: 'Views', value: (row) => row.views },
  { header: 'Clicks', value: (row) => row.clicks },
  { header: 'Item id', value: (row) => row.itemId },
];
