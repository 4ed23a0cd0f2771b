import { NavLink, useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { useFormat } from '#app/i18n/use-format.tsx';

export type Tab = { to: string; label: string; count?: number; end?: boolean };

/** Views of the same thing, each with its own address: links, not an ARIA tab list. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const format = useFormat();
  const { pathname } = useLocation();
  const bar = useRef<HTMLElement>(null);
  // On a phone not all of them fit: the one that is open is brought into sight.
  useEffect(() => {
    if (!bar.current || !pathname) return;
    const open = bar.current.querySelector<HTMLElement>('[aria-current=page]');
    if (open) bar.current.scrollLeft = open.offsetLeft - bar.current.offsetLeft - 24;
  }, [pathname]);
  return (
    <nav ref={bar} aria-label={label} className="relative overflow-x-auto border-b border-line">
      <ul className="flex gap-6">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end ?? false}
              prefetch="intent"
              preventScrollReset
              className="-mb-px flex min-h-10 items-center gap-2 border-b-2 border-transparent font-medium whitespace-nowrap text-muted -outline-offset-2 transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:min-h-11"
            >
              {tab.label}
              {tab.count === undefined ? null : (
                <span className="text-sm font-normal text-faint tabular-nums">{format.number(tab.count)}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
