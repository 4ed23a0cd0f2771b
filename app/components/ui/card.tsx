import type { ReactNode } from 'react';

type CardProps = {
  title?: ReactNode;
  sentence?: ReactNode;
  action?: ReactNode;
  footer?: ReactNode;
  /** Off for tables and lists that reach the border. */
  padded?: boolean;
  as?: 'section' | 'article' | 'div' | 'li';
  id?: string;
  children?: ReactNode;
};

/** A raised surface: one border, no shadow. */
export function Card({ title, sentence, action, footer, padded = true, as: As = 'section', id, children }: CardProps) {
  return (
    <As id={id} className="flex min-w-0 flex-col rounded-md border border-line bg-raised">
      {title || action ? (
        <header
          className={`flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-6 sm:pt-5 ${padded ? '' : 'pb-4'}`}
        >
          <div className="min-w-0">
            {title ? <h2 className="text-md leading-snug">{title}</h2> : null}
            {sentence ? <p className="mt-0.5 max-w-text text-sm text-muted">{sentence}</p> : null}
          </div>
          {action ? <div className="flex shrink-0 items-center gap-2">{action}</div> : null}
        </header>
      ) : null}
      {padded ? <div className="flex-1 p-4 sm:px-6 sm:py-5">{children}</div> : children}
      {footer ? (
        <footer className="flex flex-wrap items-center gap-3 border-t border-line px-4 py-3 text-sm text-muted sm:px-6">
          {footer}
        </footer>
      ) : null}
    </As>
  );
}

/** A fact on a card: its name, its value. */
export function CardRow({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(7rem,2fr)_minmax(0,5fr)] items-baseline gap-x-4 border-t border-line py-2.5 first:border-t-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}
