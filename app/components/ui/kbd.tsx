import type { ReactNode } from 'react';

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-w-5 items-center justify-center rounded-xs border border-line bg-sunken px-1 font-sans text-xs leading-4.5 font-medium text-muted">
      {children}
    </kbd>
  );
}
