import type { ReactNode } from 'react';
import type { Icon } from './tone.ts';

type EmptyStateProps = { icon?: Icon; title: ReactNode; why?: ReactNode; action?: ReactNode };

/** What will be here, why it is worth having, and the one thing to do now. */
export function EmptyState({ icon: Glyph, title, why, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      {Glyph ? (
        <span className="mb-4 flex size-12 items-center justify-center rounded-full border border-line bg-sunken text-muted">
          <Glyph aria-hidden className="size-5" strokeWidth={1.75} />
        </span>
      ) : null}
      <p className="text-md font-medium">{title}</p>
      {why ? <p className="mt-1 max-w-md text-muted">{why}</p> : null}
      {action ? <div className="mt-5 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  );
}
