import { Outlet, useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { FramedError, OrganizationFrame } from '#app/components/frame/organization-frame.tsx';
import { CapturedMailBar } from '#app/components/shell/bars.tsx';
import { partnerNav, vendorNav } from '#app/components/shell/nav.ts';
import { frameOf } from '#app/http/frame.server.ts';
import { paths } from '#app/http/paths.ts';
import { publicLoader } from '#app/http/public.server.ts';

/** The viewer's own frame; whoever is not signed in (the demo, on its own machine) sees the mail alone. */
export const loader = publicLoader(async ({ viewer, world }) =>
  viewer?.active
    ? { side: viewer.active.scope.side, frame: frameOf(viewer, viewer.active, world.install, null) }
    : { side: null, frame: null },
);

export default function MailboxLayout() {
  const { side, frame } = useLoaderData<typeof loader>();
  if (frame) return <OrganizationFrame frame={frame} nav={side === 'vendor' ? vendorNav : partnerNav} />;
  return (
    <>
      <CapturedMailBar />
      <main id="main">
        <Outlet />
      </main>
    </>
  );
}

export function ErrorBoundary() {
  const found = useRouteLoaderData<typeof loader>('routes/mailbox+/_layout');
  return (
    <FramedError
      frame={found?.frame ?? undefined}
      nav={found?.side === 'vendor' ? vendorNav : partnerNav}
      home={paths.home}
    />
  );
}
