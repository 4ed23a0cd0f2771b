import { NavLink } from '@remix-run/react';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import { usePreferences } from '../../preferences.ts';
import type { NavItem } from './nav.ts';
import { OrganizationSwitcher, type SwitcherProps } from './organization-switcher.tsx';

const YEAR_S = 31_536_000;

/** Wide or narrow is remembered in a cookie, so that the server already draws it right. */
export function Sidebar({ nav, switcher }: { nav: readonly NavItem[]; switcher: SwitcherProps }) {
  const t = useT(shell);
  const { sidebar } = usePreferences();
  const [wide, setWide] = useState(sidebar !== 'narrow');
  const Toggle = wide ? PanelLeftClose : PanelLeftOpen;
  return (
    <aside
      data-frame
      data-side={wide ? 'wide' : 'narrow'}
      className="group/side sticky top-(--frame-top) hidden h-[calc(100dvh-var(--frame-top))] w-16 shrink-0 flex-col border-e border-line bg-page md:flex lg:data-[side=wide]:w-60"
    >
      <div className="flex h-(--header-height) items-center px-2.5">
        <OrganizationSwitcher {...switcher} />
      </div>
      <nav aria-label={t('shell.main')} className="flex-1 overflow-y-auto px-3 py-3">
        <ul className="flex flex-col gap-0.5">
          {nav.map((item) => (
            <li key={item.key}>
              <SidebarLink item={item} label={t(item.label)} />
            </li>
          ))}
        </ul>
      </nav>
      <div className="js-only hidden border-t border-line p-3 lg:block">
        <button
          type="button"
          onClick={() => {
            // biome-ignore lint/suspicious/noDocumentCookie: a taste, not a secret; the Cookie Store API is not everywhere
            document.cookie = `sidebar=${wide ? 'narrow' : 'wide'}; path=/; max-age=${YEAR_S}; samesite=lax`;
            setWide(!wide);
          }}
          className="flex min-h-9 w-full items-center gap-3 rounded-sm px-2.5 text-sm text-muted transition-colors hover:bg-hover hover:text-ink"
        >
          <Toggle aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
          <span className="sr-only side-wide:not-sr-only">{t(wide ? 'shell.collapse' : 'shell.expand')}</span>
        </button>
      </div>
    </aside>
  );
}

function SidebarLink({ item, label }: { item: NavItem; label: string }) {
  const Glyph = item.icon;
  return (
    <NavLink
      to={item.to}
      end={item.key === 'home'}
      prefetch="intent"
      title={label}
      className="group/link flex min-h-9 items-center gap-3 rounded-sm px-2.5 font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:text-ink pointer-coarse:min-h-11"
    >
      <Glyph
        aria-hidden
        className="size-[18px] shrink-0 group-aria-[current=page]/link:text-accent-ink"
        strokeWidth={1.75}
      />
      <span className="sr-only side-wide:not-sr-only side-wide:truncate">{label}</span>
    </NavLink>
  );
}
