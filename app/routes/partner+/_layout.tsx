import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { FramedError, OrganizationFrame } from '#app/components/frame/organization-frame.tsx';
import { partnerNav } from '#app/components/shell/nav.ts';
import { frameOf } from '#app/http/frame.server.ts';
import { partnerResource } from '#app/http/partner.server.ts';
import { paths } from '#app/http/paths.ts';

// A resource: the frame needs nothing of the database.
export const loader = partnerResource(async ({ viewer, membership, world, takeFlash }) =>
  frameOf(viewer, membership, world.install, takeFlash()),
);

export default function PartnerLayout() {
  return <OrganizationFrame frame={useLoaderData<typeof loader>()} nav={partnerNav} />;
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/partner+/_layout');
  return <FramedError frame={frame} nav={partnerNav} home={paths.partner.home} />;
}
