import type { ServerBuild } from '@remix-run/node';
import { matchRoutes } from '@remix-run/react';
import { beforeAll, expect, test } from 'vitest';
import { makeByArea } from '#app/http/areas.server.ts';
import { type RouteEntry, remixBuild } from '../harness/remix-build.ts';

let build: ServerBuild;
let routes: RouteEntry[];
beforeAll(async () => {
  ({ build, routes } = await remixBuild());
});

/** The routes that a build has for an address, outermost first. */
function matched({ routes: all }: ServerBuild, address: string): string[] {
  type Found = { id: string; path?: string; index?: boolean; children?: Found[] };
  const below = (parentId: string | undefined): Found[] =>
    Object.values(all)
      .filter((route) => route.parentId === parentId)
      .map(({ id, path, index }) => {
        if (index) return { id, index, ...(path === undefined ? {} : { path }) };
        return { id, ...(path === undefined ? {} : { path }), children: below(id) };
      });
  const matches = matchRoutes(below(undefined) as Parameters<typeof matchRoutes>[0], address) ?? [];
  return matches.map(({ route }) => route.id ?? '');
}

test('every address is answered by the same routes with its area’s build as with the whole one', () => {
  const buildFor = makeByArea(build, (part) => part as ServerBuild);
  const addresses = routes.map(({ path }) => path.replace(/:\w+/g, 'x').replace(/\*$/, 'a/b'));
  const odd = ['/', '/partner', '/vendor/', '/api', '/api/v1', '/partners', '/vendor/no/such', '/nowhere', '//partner'];
  expect(addresses.length).toBeGreaterThan(200);
  for (const address of [...addresses, ...odd])
    expect(matched(buildFor(address), address), address).toEqual(matched(build, address));
});

test('a page of one side is looked for among its own', () => {
  const buildFor = makeByArea(build, (part) => Object.keys((part as ServerBuild).routes).length);
  const whole = buildFor('/sign-in');
  for (const address of ['/partner', '/partner.data', '/partner/launches', '/vendor/funds', '/api/v1/launches'])
    expect(buildFor(address), address).toBeLessThan(whole * 0.6);
  expect(buildFor('/partnership')).toBe(whole);
});
