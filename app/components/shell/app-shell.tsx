import { useLocation } from '@remix-run/react';
import { Children, type CSSProperties, lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import shell from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';
import type { MenuItem } from '../ui/menu-items.ts';
import { type Flash, FlashToast } from '../ui/toast.tsx';
import type { NavItem } from './nav.ts';
import { Sidebar } from './sidebar.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useShellKeys } from './use-shell-keys.ts';

const CommandPalette = lazy(() => import('./command-palette.tsx'));
const KeysSheet = lazy(() => import('./keys-sheet.tsx'));

export type Organization = { id: string; name: string; line?: string | undefined; logoUrl?: string | null | undefined };

export type AppShellProps = {
  nav: readonly NavItem[];
  /** The active one; a partner's own logo and name come first, its vendor is the quiet line. */
  organization: Organization;
  /** All of this person's, for the switcher; one or none hides it. */
  organizations?: readonly Organization[];
  user: { name: string; email: string };
  switchAction?: string;
  signOutAction?: string;
  themeAction?: string;
  searchUrl?: string;
  /** Over everything: CapturedMailBar, NoticeBar. */
  bars?: ReactNode;
  /** What the last action did. */
  flash?: Flash | null | undefined;
  /** Further entries of the user menu. */
  accountItems?: readonly MenuItem[];
  children: ReactNode;
};

/** The frame of every signed-in page. */
export function AppShell(props: AppShellProps) {
  const {
    nav,
    organization,
    organizations = [],
    switchAction = '/switch',
    signOutAction = '/sign-out',
    themeAction = '/theme',
    searchUrl = '/search',
  } = props;
  const t = useT(shell);
  const location = useLocation();
  const [opened, setOpened] = useState<'palette' | 'keys' | null>(null);
  const open = useCallback((what: 'palette' | 'keys') => setOpened(what), []);
  const close = useCallback(() => setOpened(null), []);
  useShellKeys(nav, open);
  const redirectTo = location.pathname + location.search;
  const switcher = { organization, organizations, switchAction };

  // Each bar is 36 px high; what sticks below them starts there.
  const barCount = { '--bars': Children.toArray(props.bars).length } as CSSProperties;

  return (
    <div style={barCount} className="[--frame-top:0px] md:[--frame-top:calc(var(--bars)*2.25rem)]">
      <SkipLink />
      {props.bars ? (
        <section aria-label={t('shell.notices')} data-no-print className="z-30 md:sticky md:top-0">
          {props.bars}
        </section>
      ) : null}
      <FlashToast flash={props.flash} />
      <div className="md:flex">
        <Sidebar nav={nav} switcher={switcher} />
        <div className="min-w-0 flex-1">
          <TopBar
            switcher={switcher}
            user={props.user}
            onSearch={() => open('palette')}
            onKeys={() => open('keys')}
            themeAction={themeAction}
            signOutAction={signOutAction}
            redirectTo={redirectTo}
            accountItems={props.accountItems ?? []}
          />
          <main id="main" tabIndex={-1} className="pb-(--tab-bar-height)">
            {props.children}
          </main>
        </div>
      </div>
      <TabBar nav={nav} label={t('shell.main')} />
      <Suspense>
        {opened === 'palette' ? (
          <CommandPalette nav={nav} searchUrl={searchUrl} scope={organization.id} onClose={close} />
        ) : null}
        {opened === 'keys' ? <KeysSheet nav={nav} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}

function SkipLink() {
  const t = useT(shell);
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-60 focus:rounded-sm focus:bg-inverse focus:px-4 focus:py-2.5 focus:text-on-inverse"
    >
      {t('shell.skip')}
    </a>
  );
}
