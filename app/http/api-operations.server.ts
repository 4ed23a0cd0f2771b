import type { ApiOperation, WithOperations } from './api-operation.server.ts';

type RouteModule = { loader?: WithOperations; action?: WithOperations };

// The route files themselves are the list: a new one cannot be forgotten in the documentation.
const modules = import.meta.glob<RouteModule>(['../routes/api+/v1+/**/*.ts', '!**/openapi*.ts', '!**/$.ts'], {
  eager: true,
});

/** Every operation of the JSON API, sorted by tag and path. */
export function listOperations(): ApiOperation[] {
  const all = Object.values(modules).flatMap(({ loader, action }) => [
    ...(loader?.operations ?? []),
    ...(action?.operations ?? []),
  ]);
  return all.sort((a, b) => compare(a.tag, b.tag) || compare(a.path, b.path) || compare(a.method, b.method));
}

/** Route files below /api/v1 that say no operation; there are none. */
export function listSilentRoutes(): string[] {
  return Object.entries(modules)
    .filter(([, { loader, action }]) => !loader?.operations?.length && !action?.operations?.length)
    .map(([file]) => file);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
