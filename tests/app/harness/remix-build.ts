import { UNSAFE_defineRoutes as defineRoutes } from '@remix-run/dev';
import type { ServerBuild } from '@remix-run/node';
import { flatRoutes } from 'remix-flat-routes';

export type RouteEntry = {
  id: string;
  /** From the root: `/partner/launches/:launchId` */
  path: string;
  parentId: string | undefined;
  index: boolean;
  hasLoader: boolean;
  hasAction: boolean;
  hasComponent: boolean;
};

/** Which loaders and actions have run since `reset`. */
export type Calls = { loaders: string[]; actions: string[]; reset(): void };

type RouteModule = Record<string, unknown> & {
  loader?: (args: unknown) => unknown;
  action?: (args: unknown) => unknown;
};
type Found = { id: string; parentId?: string; path?: string; index?: boolean; file: string };

const modules = import.meta.glob<RouteModule>('../../../app/routes/**/*.{ts,tsx}');

/**
 * The pages as the server gets them, made of the sources: the same route files, found in the same way as the build finds
 * them, so that no build has to be made and no route can be forgotten.
 *
 * @param change stands in for a route's module, to see what the frame does with it
 */
export async function remixBuild(
  change: (id: string, module: RouteModule) => RouteModule = (_, module) => module,
): Promise<{ build: ServerBuild; routes: RouteEntry[]; modules: Record<string, RouteModule>; calls: Calls }> {
  const found = flatRoutes('routes', defineRoutes, { ignoredRouteFiles: ['**/.*'] }) as Record<string, Found>;
  const calls: Calls = {
    loaders: [],
    actions: [],
    reset() {
      this.loaders = [];
      this.actions = [];
    },
  };
  const root = change('root', (await import('#app/root.tsx')) as unknown as RouteModule);
  const loaded = await Promise.all(
    Object.values(found).map(async (route) => {
      const load = modules[`../../../app/${route.file}`];
      if (!load) throw new Error(`${route.file} is no route file`);
      const original = change(route.id, await load());
      return { ...route, original, module: counted(route.id, original, calls) };
    }),
  );
  const all = [{ id: 'root', path: '', file: 'root.tsx', module: root } as Found & { module: RouteModule }, ...loaded];
  const build = await toBuild(all);
  const plain = Object.fromEntries(loaded.map(({ id, original }) => [id, original]));
  return { build, routes: loaded.map((route) => toEntry(route, found)), modules: plain, calls };
}

function counted(id: string, module: RouteModule, calls: Calls): RouteModule {
  const { loader, action } = module;
  const count = (list: 'loaders' | 'actions', run: (args: unknown) => unknown) => (args: unknown) => {
    calls[list].push(id);
    return run(args);
  };
  return {
    ...module,
    ...(loader ? { loader: count('loaders', loader) } : {}),
    ...(action ? { action: count('actions', action) } : {}),
  };
}

function toEntry(route: Found & { module: RouteModule }, found: Record<string, Found>): RouteEntry {
  const parts: string[] = [];
  for (let at: Found | undefined = route; at; at = at.parentId ? found[at.parentId] : undefined)
    parts.unshift(at.path ?? '');
  return {
    id: route.id,
    path: `/${parts.filter(Boolean).join('/')}`.replace(/(.)\/$/, '$1'),
    parentId: route.parentId,
    index: route.index ?? false,
    hasLoader: route.module.loader !== undefined,
    hasAction: route.module.action !== undefined,
    hasComponent: route.module.default !== undefined,
  };
}

async function toBuild(all: (Found & { module: RouteModule })[]): Promise<ServerBuild> {
  const ofRoute = ({ id, parentId, path, index, module }: (typeof all)[number]) => ({
    id,
    ...(parentId ? { parentId } : {}),
    ...(path === undefined ? {} : { path }),
    ...(index === undefined ? {} : { index }),
    module,
  });
  const build = {
    mode: 'production',
    entry: { module: await import('#app/entry.server.tsx') },
    routes: Object.fromEntries(all.map((route) => [route.id, ofRoute(route)])),
    assets: {
      version: 'test',
      url: '/assets/manifest-test.js',
      entry: { module: '/assets/entry.client-test.js', imports: [] },
      routes: Object.fromEntries(
        all.map((route) => [
          route.id,
          {
            ...ofRoute(route),
            module: `/assets/${route.id}.js`,
            hasAction: route.module.action !== undefined,
            hasLoader: route.module.loader !== undefined,
            hasClientAction: false,
            hasClientLoader: false,
            hasErrorBoundary: route.module.ErrorBoundary !== undefined,
          },
        ]),
      ),
    },
    publicPath: '/',
    assetsBuildDirectory: 'build/client',
    basename: '/',
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: false,
      unstable_optimizeDeps: false,
    },
  };
  // The build's own type is of the plugin's making; what is read of it stands above.
  return build as unknown as ServerBuild;
}
