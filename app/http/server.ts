import { realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { setUpToken } from '#campaigns/accounts/invitation-token.ts';
import { isEmptyInstallation } from '#campaigns/accounts/set-up.ts';
import { paths } from './paths.ts';
import { makeShortLinks } from './short-links.server.ts';
import { SLOW_CLIENTS } from './slow-clients.ts';
import { makeTrackingHandler } from './tracking-handler.server.ts';
import { makeWebApp, type WebAppParts } from './web-app.server.ts';
import { makeWidgetHandler } from './widget-handler.server.ts';
import { makeWorld, readEnv, type World } from './world.server.ts';

const STOP_WITHIN_MS = 25_000;
const SET_UP_MINUTES = 30;

/** Serves the product until it is told to stop. */
async function main(): Promise<void> {
  const world = await makeWorld(readEnv());
  const tracking = makeTrackingHandler(world);
  const shortLinks = makeShortLinks(world);
  const widgets = makeWidgetHandler(world);
  const server = createServer(
    SLOW_CLIENTS,
    makeWebApp({
      world,
      tracking: tracking.handle,
      shortLinks: shortLinks.handle,
      widgets: widgets.handle,
      ...(await pagesOf(world)),
    }),
  );
  const end = (code: number) => void stop(server, [tracking, shortLinks, widgets], world, code);
  await listen(server, world);
  await sayReady(world);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => end(0));
  process.on('unhandledRejection', (error) => {
    world.log.error({ err: error }, 'web: nobody waited for this');
    end(1);
  });
}

function listen(server: Server, { env }: World): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(env.port, env.host, () => resolve());
  });
}

async function sayReady({ install, log, database }: World): Promise<void> {
  log.info({ url: install.publicUrl, captured: install.captured }, 'web: ready');
  if (install.publicUrl.startsWith('http:') && new URL(install.publicUrl).hostname !== 'localhost')
    log.warn('web: PUBLIC_URL is plain http, so passwords and cookies can be read on the way');
  if (!(await isEmptyInstallation(database.system))) return;
  const token = setUpToken(install.keys, Date.now() + SET_UP_MINUTES * 60_000);
  log.warn(
    `web: nobody is here yet. Set up within ${SET_UP_MINUTES} minutes: ${install.publicUrl}${paths.setUp(token)}`,
  );
}

/** No new connections, streams end, requests under way finish; then the database is let go. */
async function stop(server: Server, handlers: { close(): Promise<void> }[], world: World, code: number): Promise<void> {
  world.log.info('web: stops');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  world.endStreams();
  server.closeIdleConnections();
  await closed;
  for (const handler of handlers) await handler.close();
  await world.close();
  process.exit(code);
}

/** Built pages, or in development Vite, which builds them as they are asked for. */
async function pagesOf({ env }: World): Promise<Pick<WebAppParts, 'build' | 'assets'>> {
  if (env.nodeEnv !== 'development')
    return { build: (await import(pathToFileURL(path.resolve('build/server/index.js')).href)) as ServerBuild };
  const { createServer: createVite } = await import('vite');
  const vite = await createVite({ server: { middlewareMode: true } });
  return {
    assets: vite.middlewares,
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    const isEnv = error instanceof Error && error.name === 'EnvError';
    const text = isEnv
      ? `These variables are missing or wrong:\n${error.message}`
      : error instanceof Error
        ? error.stack
        : String(error);
    process.stderr.write(`web: ${text}\n`);
    process.exit(1);
  });
}
