import { Outlet } from '@remix-run/react';
import type { ReactNode } from 'react';
import { AppShell } from '#app/components/shell/app-shell.tsx';
import { CapturedMailBar } from '#app/components/shell/bars.tsx';
import { RouteError } from '#app/components/shell/error-page.tsx';
import type { NavItem } from '#app/components/shell/nav.ts';
import type { Frame } from '#app/http/frame.server.ts';
import { paths } from '#app/http/paths.ts';
import words from '#app/i18n/en/shell.json';
import { useT } from '#app/i18n/use-t.tsx';

type Props = { frame: Frame; nav: readonly NavItem[]; children?: ReactNode };

/** The frame of one side's pages, with who is where. */
export function OrganizationFrame({ frame, nav, children = <Outlet /> }: Props) {
  const t = useT(words);
  const withLine = ({ side, ...organization }: Frame['organization']) => ({
    ...organization,
    line: t(side === 'vendor' ? 'shell.vendor' : 'shell.partner'),
  });
  return (
    <AppShell
      nav={nav}
      organization={withLine(frame.organization)}
      organizations={frame.organizations.map(withLine)}
      user={frame.user}
      bars={frame.captured ? <CapturedMailBar to={frame.mayReadMailbox ? paths.mailbox : undefined} /> : null}
      flash={frame.flash}
      switchAction={paths.switch()}
      signOutAction={paths.signOut}
      themeAction={paths.theme}
      searchUrl={paths.search}
    >
      {children}
    </AppShell>
  );
}

/** A page that failed, inside the frame as long as the frame itself stands. */
export function FramedError({ frame, nav, home }: { frame: Frame | undefined; nav: readonly NavItem[]; home: string }) {
  if (!frame)
    return (
      <main id="main">
        <RouteError home={home} />
      </main>
    );
  return (
    <OrganizationFrame frame={frame} nav={nav}>
      <RouteError home={home} />
    </OrganizationFrame>
  );
}
