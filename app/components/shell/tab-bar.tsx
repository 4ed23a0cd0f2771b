import { NavLink, useLocation } from '@remix-run/react';
import { Ellipsis } from 'lucide-react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { Menu } from '../ui/menu.tsx';
import type { NavItem } from './nav.ts';

const tab =
  'flex h-full w-full min-w-0 flex-col items-center justify-center gap-0.5 px-1 text-xs font-medium text-muted -outline-offset-2 aria-[current=page]:text-accent-ink';

/** The sidebar's place on phones: four places and the rest behind More. */
export function TabBar({ nav, label }: { nav: readonly NavItem[]; label: string }) {
  const t = useT(shell);
  const { pathname } = useLocation();
  const first = nav.length > 5 ? nav.slice(0, 4) : nav;
  const rest = nav.slice(first.length);
  const inRest = rest.some((item) => pathname.startsWith(item.to));
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-raised pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid h-15 auto-cols-fr grid-flow-col">
        {first.map(({ key, to, label: word, icon: Glyph }) => (
          <li key={key} className="min-w-0">
            <NavLink to={to} end={key === 'home'} prefetch="intent" className={tab}>
              <Glyph aria-hidden className="size-5" strokeWidth={1.75} />
              <span className="max-w-full truncate">{t(word)}</span>
            </NavLink>
          </li>
        ))}
        {rest.length > 0 ? (
          <li className="min-w-0">
            <Menu
              label={t('shell.more')}
              side="top"
              items={rest.map(({ to, label: word, icon }) => ({ kind: 'link', to, label: t(word), icon }))}
              trigger={
                <button type="button" className={tab} aria-current={inRest ? 'page' : undefined}>
                  <Ellipsis aria-hidden className="size-5" strokeWidth={1.75} />
                  {t('shell.more')}
                </button>
              }
            />
          </li>
        ) : null}
      </ul>
    </nav>
  );
}
