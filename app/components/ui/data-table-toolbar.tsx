import { Form, useNavigate, useSearchParams } from '@remix-run/react';
import { Download } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Button, ButtonLink } from './button.tsx';
import type { Column } from './data-table-head.tsx';
import { SearchInput } from './search-input.tsx';
import { type Option, Select } from './select.tsx';
import { filteredAddress } from './table-address.ts';

export type Filter = { name: string; label: string; options: readonly Option[] };

type ToolbarProps<Row> = {
  search?: { label: string; placeholder?: string } | undefined;
  filters: readonly Filter[];
  columns: readonly Column<Row>[];
  exportTo?: string | undefined;
  summary?: ReactNode;
};

const TYPING_PAUSE_MS = 250;

/** A GET form: it works by itself; with scripts it sends itself as it changes. */
export function TableToolbar<Row>({ search, filters, columns, exportTo, summary }: ToolbarProps<Row>) {
  const t = useT(ui);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const sortable = columns.filter((column) => column.sort);
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!search && filters.length === 0 && !exportTo && !summary && sortable.length === 0) return null;

  const apply = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    navigate(filteredAddress(params, new FormData(form.current)), { replace: true, preventScrollReset: true });
  };
  const bare = !search && filters.length === 0 && !exportTo && !summary;
  return (
    <div
      className={`flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 sm:px-6 ${bare ? 'sm:hidden' : ''}`}
      data-no-print
    >
      <Form
        ref={form}
        method="get"
        role="search"
        aria-label={t('ui.filters')}
        className="flex flex-1 flex-wrap items-center gap-3 max-sm:basis-full"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {search ? (
          <SearchInput
            key={params.get('q') === null ? 'empty' : 'kept'}
            label={search.label}
            {...(search.placeholder ? { placeholder: search.placeholder } : {})}
            defaultValue={params.get('q') ?? ''}
            shortcut
            className="w-full sm:w-64"
            onInput={() => {
              clearTimeout(timer.current);
              timer.current = setTimeout(apply, TYPING_PAUSE_MS);
            }}
          />
        ) : null}
        {filters.map((filter) => (
          <label
            key={filter.name}
            htmlFor={id + filter.name}
            className="flex items-center gap-x-2 max-sm:min-w-0 max-sm:flex-1 max-sm:basis-36 max-sm:flex-col max-sm:items-stretch"
          >
            <span className="shrink-0 text-sm text-muted">{filter.label}</span>
            <Select
              key={params.get(filter.name) ?? ''}
              id={id + filter.name}
              name={filter.name}
              placeholder={t('ui.filterAll')}
              options={filter.options}
              defaultValue={params.get(filter.name) ?? ''}
              onChange={apply}
              className="min-w-0 flex-1 sm:min-w-28"
            />
          </label>
        ))}
        {sortable.length > 0 ? (
          <label htmlFor={`${id}sort`} className="flex min-w-0 flex-1 basis-36 flex-col sm:hidden">
            <span className="shrink-0 text-sm text-muted">{t('ui.sortBy')}</span>
            <Select
              key={params.get('sort') ?? ''}
              id={`${id}sort`}
              name="sort"
              placeholder={t('ui.sortDefault')}
              options={sortable.flatMap(({ key, header }) => [
                { value: key, label: header },
                { value: `-${key}`, label: t('ui.sortDescending', { column: header }) },
              ])}
              defaultValue={params.get('sort') ?? ''}
              onChange={apply}
              className="min-w-0 flex-1 sm:min-w-28"
            />
          </label>
        ) : null}
        <noscript>
          <Button>{t('ui.show')}</Button>
        </noscript>
      </Form>
      {summary ? <div className="text-sm text-muted tabular-nums">{summary}</div> : null}
      {exportTo ? (
        <ButtonLink
          to={`${exportTo}${exportTo.includes('?') ? '&' : '?'}${params}`}
          reloadDocument
          prefetch="none"
          variant="quiet"
          size="sm"
          icon={Download}
          className="-me-2 max-sm:-ms-2 max-sm:me-0"
        >
          {t('ui.exportCsv')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
