import type { ServerBuild } from '@remix-run/node';

/** First parts of addresses that have most of the routes: app/routes/<area>+. */
const AREAS = ['api', 'partner', 'vendor'] as const;

/**
 * One handler per area, each made of a build without the other areas' routes, and one of the whole build. Remix looks
 * through all routes that it has several times per page, and a third of a page's time went into those that could not be
 * meant.
 *
 * @param build a function in development, where it changes; it is then handled whole
 */
export function makeByArea<T>(
  build: ServerBuild | (() => Promise<ServerBuild>),
  make: (build: ServerBuild | (() => Promise<ServerBuild>)) => T,
): (pathname: string) => T {
  const whole = make(build);
  if (typeof build === 'function') return () => whole;
  const handlers = AREAS.map((area) => ({ area, handler: make(narrow(build, area)) }));
  return (pathname) => handlers.find(({ area }) => liesIn(pathname, area))?.handler ?? whole;
}

/** "/partner", its data "/partner.data", and everything below. */
function liesIn(pathname: string, area: string): boolean {
  const [, first] = pathname.split('/', 2);
  return first === area || first === `${area}.data`;
}

function narrow(build: ServerBuild, area: string): ServerBuild {
  const others = AREAS.filter((other) => other !== area).map((other) => `routes/${other}+/`);
  const isMeant = (id: string) => !others.some((prefix) => id.startsWith(prefix));
  return {
    ...build,
    routes: pick(build.routes, isMeant),
    assets: { ...build.assets, routes: pick(build.assets.routes, isMeant) },
  };
}

function pick<T>(all: Record<string, T>, isMeant: (id: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([id]) => isMeant(id)));
}
