import { Link, useSearchParams } from '@remix-run/react';
import { type ReactNode, useId, useState } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Checkbox } from './checkbox.tsx';
import { type Column, TableHead } from './data-table-head.tsx';
import { type Filter, TableToolbar } from './data-table-toolbar.tsx';
import { EmptyState } from './empty-state.tsx';
import { type PageState, Pagination } from './pagination.tsx';
import { clearedAddress, isNarrowed } from './table-address.ts';
import { AS } from './table-roles.ts';

export type { Column, Filter };

export type Selection<Row> = {
  /** The checkboxes belong to this form, as `name` (ids), wherever it stands. */
  formId: string;
  name?: string;
  rowLabel: (row: Row) => string;
  /** Shown while something is selected; buttons carry `form={formId}`. */
  actions: ReactNode;
};

export type DataTableProps<Row> = {
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  rowTo?: ((row: Row) => string) | undefined;
  search?: { label: string; placeholder?: string } | undefined;
  filters?: readonly Filter[];
  page?: PageState | undefined;
  empty: ReactNode;
  /** An address answering CSV for the same search parameters. */
  exportTo?: string | undefined;
  selection?: Selection<Row>;
  dense?: boolean;
  /** A line above the table: "1,310 people, 42 held back". */
  summary?: ReactNode;
};

/** A list: searched, filtered, ordered and paged by the server, with all of it in the address. Cards under 640 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, filters = [], page, empty, selection, summary } = props;
  const t = useT(ui);
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const narrowed = isNarrowed(params, filters);
  if (rows.length === 0 && !narrowed) return <Frame>{empty}</Frame>;

  const shown = rows.map(rowKey);
  const selected = shown.filter((key) => chosen.has(key));
  return (
    <Frame>
      <TableToolbar
        search={props.search}
        filters={filters}
        columns={columns}
        exportTo={props.exportTo}
        summary={summary}
      />
      {selection && selected.length > 0 ? (
        <div className="sticky bottom-(--tab-bar-height) z-20 order-last flex flex-wrap items-center gap-3 border-t border-line bg-accent-tint px-4 py-2.5 sm:bottom-0 sm:px-6">
          <span aria-live="polite" className="font-medium tabular-nums">
            {t('ui.selected', { count: selected.length })}
          </span>
          {selection.actions}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState
          title={t('ui.nothingMatches')}
          why={t('ui.nothingMatchesWhy')}
          action={
            <Link to={clearedAddress(params, filters)} preventScrollReset className="link">
              {t('ui.clearFilters')}
            </Link>
          }
        />
      ) : (
        <div className="max-xl:sm:relative max-xl:sm:overflow-x-auto">
          <table
            {...AS.table}
            aria-label={label}
            className="w-full border-separate border-spacing-0 text-start max-sm:block"
          >
            <TableHead
              columns={columns}
              selection={
                selection && (
                  <Checkbox
                    aria-label={t('ui.selectAll')}
                    checked={selected.length === shown.length}
                    mixed={selected.length > 0 && selected.length < shown.length}
                    onChange={(event) => setChosen(new Set(event.currentTarget.checked ? shown : []))}
                  />
                )
              }
            />
            <tbody {...AS.group} className="max-sm:block">
              {rows.map((row) => (
                <BodyRow
                  key={rowKey(row)}
                  {...props}
                  row={row}
                  chosen={chosen.has(rowKey(row))}
                  onChoose={(on) => {
                    const next = new Set(chosen);
                    if (on) next.add(rowKey(row));
                    else next.delete(rowKey(row));
                    setChosen(next);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page ? (
        <div className="border-t border-line px-4 py-2.5 empty:hidden sm:px-6">
          <Pagination page={page} />
        </div>
      ) : null}
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return <div className="flex flex-col rounded-md border border-line bg-raised">{children}</div>;
}

type BodyRowProps<Row> = DataTableProps<Row> & { row: Row; chosen: boolean; onChoose: (on: boolean) => void };

function BodyRow<Row>({ row, columns, rowKey, rowTo, selection, dense, chosen, onChoose }: BodyRowProps<Row>) {
  const t = useT(ui);
  const to = rowTo?.(row);
  const tick = useId();
  return (
    <tr
      {...AS.row}
      className={`list-row ${dense ? 'list-row-dense' : ''} ${to ? 'row-with-link hover:bg-hover' : ''} ${chosen ? 'bg-accent-tint' : ''} ${selection ? 'max-sm:ps-12' : ''}`}
    >
      {selection ? (
        <td {...AS.cell} className="list-cell list-tick">
          <label htmlFor={tick} className="flex size-6 items-center justify-center pointer-coarse:size-8">
            <Checkbox
              id={tick}
              form={selection.formId}
              name={selection.name ?? 'ids'}
              value={rowKey(row)}
              checked={chosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
              aria-label={t('ui.selectRow', { name: selection.rowLabel(row) })}
            />
          </label>
        </td>
      ) : null}
      {columns.map((column, at) => (
        <td
          key={column.key}
          {...AS.cell}
          className={`list-cell ${at === 0 ? 'list-title' : 'list-fact'} ${column.align === 'end' ? 'sm:text-end tabular-nums' : ''} ${at === 0 && !selection ? 'sm:ps-6' : ''} ${column.hide ? HIDE[column.hide] : ''}`}
        >
          {at === 0 ? null : (
            <span aria-hidden className="list-fact-name">
              {column.header}
            </span>
          )}
          {at === 0 && to ? (
            <Link to={to} prefetch="intent" data-row-link className="wrap-anywhere sm:max-xl:wrap-break-word">
              {column.cell(row)}
            </Link>
          ) : (
            <span className="list-fact-value">{column.cell(row)}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

const HIDE = { card: 'max-sm:hidden', narrow: 'max-xl:hidden' };
