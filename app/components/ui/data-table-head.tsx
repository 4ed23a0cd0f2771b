import { Link, useSearchParams } from '@remix-run/react';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { sortedAddress, sortStateOf } from './table-address.ts';
import { AS } from './table-roles.ts';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Text at the start, numbers at the end. */
  align?: 'start' | 'end';
  /** Orders by `key`; 'desc' begins with the highest, as numbers and dates want. */
  sort?: boolean | 'asc' | 'desc';
  /** Left out on cards, or on anything narrower than 1,280 px. */
  hide?: 'card' | 'narrow';
};

const ARROWS = { ascending: ArrowUp, descending: ArrowDown, none: ChevronsUpDown };

export function TableHead<Row>({ columns, selection }: { columns: readonly Column<Row>[]; selection?: ReactNode }) {
  return (
    <thead {...AS.group} className="max-sm:sr-only">
      <tr {...AS.row}>
        {selection ? (
          <th scope="col" {...AS.head} className={`${head} w-10 ps-6 pe-0 text-start`}>
            <span className="flex size-6 items-center justify-center">{selection}</span>
          </th>
        ) : null}
        {columns.map((column, at) => (
          <HeadCell key={column.key} column={column} first={at === 0 && !selection} />
        ))}
      </tr>
    </thead>
  );
}

const head =
  'border-b border-line bg-raised px-3 py-0 h-9 text-sm font-medium text-muted xl:sticky xl:top-[calc(var(--header-height)+var(--frame-top,0px))] xl:z-10 whitespace-nowrap';

function HeadCell<Row>({ column, first }: { column: Column<Row>; first: boolean }) {
  const [params] = useSearchParams();
  const look = `${head} ${column.align === 'end' ? 'text-end' : 'text-start'} ${first ? 'ps-6' : ''} last:pe-6 ${column.hide === 'narrow' ? 'max-xl:hidden' : ''}`;
  if (!column.sort) {
    return (
      <th scope="col" {...AS.head} className={look}>
        {column.header}
      </th>
    );
  }
  const state = sortStateOf(params, column.key);
  const Arrow = ARROWS[state];
  return (
    <th scope="col" {...AS.head} aria-sort={state} className={look}>
      <Link
        to={sortedAddress(params, column.key, column.sort === 'desc' ? 'desc' : 'asc')}
        preventScrollReset
        className={`group/sort inline-flex min-h-7 items-center gap-1 rounded-xs hover:text-ink ${state === 'none' ? '' : 'text-ink'} ${column.align === 'end' ? 'flex-row-reverse' : ''}`}
      >
        {column.header}
        <Arrow
          aria-hidden
          className={`size-3.5 ${state === 'none' ? 'text-faint opacity-0 group-hover/sort:opacity-100 group-focus-visible/sort:opacity-100' : ''}`}
        />
      </Link>
    </th>
  );
}
