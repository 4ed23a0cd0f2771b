import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import ui from '#app/i18n/en/ui.json';
import { useT } from '#app/i18n/use-t.tsx';

export type Crumb = { to: string; label: string };

type PageHeaderProps = {
  title: ReactNode;
  /** One sentence: what this page is for. */
  sentence?: ReactNode;
  crumbs?: readonly Crumb[];
  /** The one primary action. */
  action?: ReactNode;
  /** Quiet or secondary actions before it. */
  secondary?: ReactNode;
  status?: ReactNode;
  tabs?: ReactNode;
};

export function PageHeader({ title, sentence, crumbs, action, secondary, status, tabs }: PageHeaderProps) {
  return (
    <header className="mb-6 sm:mb-8">
      {crumbs?.length ? <Crumbs crumbs={crumbs} /> : null}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <h1 className="text-xl wrap-anywhere">{title}</h1>
            {status}
          </div>
          {sentence ? <p className="mt-1.5 max-w-text text-muted">{sentence}</p> : null}
        </div>
        {action || secondary ? (
          <div className="flex flex-wrap items-center gap-2">
            {secondary}
            {action}
          </div>
        ) : null}
      </div>
      {tabs ? <div className="mt-5">{tabs}</div> : null}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const t = useT(ui);
  return (
    <nav aria-label={t('ui.crumbs')} className="mb-1.5">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex min-w-0 items-center gap-1">
            <Link
              to={crumb.to}
              prefetch="intent"
              className="inline-flex min-h-6 items-center truncate rounded-xs hover:text-ink hover:underline"
            >
              {crumb.label}
            </Link>
            <ChevronRight aria-hidden className="size-3.5 shrink-0 text-faint rtl:rotate-180" />
          </li>
        ))}
      </ol>
    </nav>
  );
}

const WIDTHS = { text: 'max-w-3xl', normal: 'max-w-page', full: 'max-w-none' };

/** The content column: 1,120 px; tables may take all, reading and single forms less. */
export function Page({ width = 'normal', children }: { width?: 'text' | 'normal' | 'full'; children: ReactNode }) {
  return <div className={`mx-auto w-full px-4 py-6 sm:px-8 sm:py-8 ${WIDTHS[width]}`}>{children}</div>;
}
