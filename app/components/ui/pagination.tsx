import { Link, useSearchParams } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';
import { buttonClass } from './button.tsx';

export type PageState =
  | { kind: 'cursor'; next?: string | null; previous?: string | null; total?: number | undefined }
  | { kind: 'numbered'; page: number; pageSize: number; total: number };

/** Next and previous as links; both kinds keep search, filters and order. */
export function Pagination({ page }: { page: PageState }) {
  const t = useT(ui);
  const [params] = useSearchParams();
  const [name, previous, next] = stepsOf(page);
  const linkTo = (value: string) => {
    const to = new URLSearchParams(params);
    if (value === '') to.delete(name);
    else to.set(name, value);
    return `?${to}`;
  };
  const sentence = sentenceOf(page, t);
  if (previous === null && next === null && !sentence) return null;
  return (
    <nav
      aria-label={t('ui.pages')}
      className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted tabular-nums"
      data-no-print
    >
      <span>{sentence}</span>
      {previous === null && next === null ? null : (
        <span className="flex gap-2">
          <Step to={previous === null ? null : linkTo(previous)} rel="prev">
            <ChevronLeft aria-hidden className="size-4 rtl:rotate-180" />
            {t('ui.previous')}
          </Step>
          <Step to={next === null ? null : linkTo(next)} rel="next">
            {t('ui.next')}
            <ChevronRight aria-hidden className="size-4 rtl:rotate-180" />
          </Step>
        </span>
      )}
    </nav>
  );
}

/** The parameter's name, and its value for the page before and after: null where there is none, '' for the first. */
function stepsOf(page: PageState): [string, string | null, string | null] {
  if (page.kind === 'cursor') return ['cursor', page.previous ?? null, page.next ?? null];
  const last = Math.max(1, Math.ceil(page.total / page.pageSize));
  const before = page.page <= 1 ? null : page.page === 2 ? '' : String(page.page - 1);
  return ['page', before, page.page >= last ? null : String(page.page + 1)];
}

function sentenceOf(page: PageState, t: ReturnType<typeof useT<typeof ui>>): string {
  if (page.kind === 'cursor') return page.total === undefined ? '' : t('ui.rowsTotal', { count: page.total });
  if (page.total <= page.pageSize) return t('ui.rowsTotal', { count: page.total });
  const from = (page.page - 1) * page.pageSize + 1;
  return t('ui.range', { from, to: Math.min(page.total, from + page.pageSize - 1), total: page.total });
}

function Step({ to, rel, children }: { to: string | null; rel: 'prev' | 'next'; children: ReactNode }) {
  if (to === null) {
    return (
      <span aria-disabled="true" className={buttonClass({ size: 'sm' })}>
        {children}
      </span>
    );
  }
  return (
    <Link to={to} rel={rel} prefetch="intent" className={buttonClass({ size: 'sm' })}>
      {children}
    </Link>
  );
}
