import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.tsx';

export function Code({ children }: { children: ReactNode }) {
  return <code className="rounded-xs bg-sunken px-1 py-0.5 text-[0.92em] wrap-anywhere">{children}</code>;
}

/** Lines to read or copy: an address, a DNS record, a request. */
export function CodeBlock({ label, children, copy = true }: { label: string; children: string; copy?: boolean }) {
  return (
    <figure className="overflow-hidden rounded-md border border-line bg-sunken">
      <figcaption className="flex min-h-10 items-center justify-between gap-3 border-b border-line ps-4 pe-1.5 text-sm text-muted">
        {label}
        {copy ? <CopyButton value={children} /> : null}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto px-4 py-3 text-sm leading-relaxed">
        <code>{children}</code>
      </pre>
    </figure>
  );
}
