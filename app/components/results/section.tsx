import type { ReactNode } from 'react';

type Props = { id?: string; title: string; sentence?: string; action?: ReactNode; children: ReactNode };

/** A heading over a table, which has a frame of its own. */
export function Section({ id, title, sentence, action, children }: Props) {
  return (
    <section id={id} className="flex min-w-0 scroll-mt-6 flex-col gap-3">
      <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-md leading-snug">{title}</h2>
          {sentence ? <p className="mt-0.5 max-w-text text-sm text-muted">{sentence}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
