import { useLoaderData, useRouteLoaderData } from '@remix-run/react';
import { FramedError, OrganizationFrame } from '#app/components/frame/organization-frame.tsx';
import { vendorNav } from '#app/components/shell/nav.ts';
import { frameOf } from '#app/http/frame.server.ts';
import { paths } from '#app/http/paths.ts';
import { vendorResource } from '#app/http/vendor.server.ts';

// A resource: the frame needs nothing of the database.
export const loader = vendorResource(async ({ viewer, membership, world, takeFlash }) =>
  frameOf(viewer, membership, world.install, takeFlash()),
);

export default function VendorLayout() {
  return <OrganizationFrame frame={useLoaderData<typeof loader>()} nav={vendorNav} />;
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('routes/vendor+/_layout');
  return <FramedError frame={frame} nav={vendorNav} home={paths.vendor.home} />;
}
