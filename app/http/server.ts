import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { makeTrackingHandler } from './tracking-handler.server.ts';
import { makeWebApp, type WebAppParts } from './web-app.server.ts';
import { makeWorld, type World } from './world.server.ts';

const STOP_WITHIN_MS = 25_000;

const world = await makeWorld();
const tracking = makeTrackingHandler(world);
const server = createServer(
  // Slow senders do not hold a connection: headers within 15 s; 10 min for the body, a 200 MB list over a slow line.
  { headersTimeout: 15_000, requestTimeout: 600_000, keepAliveTimeout: 10_000 },
  makeWebApp({ world, tracking: tracking.handle, ...(await pagesOf(world)) }),
);
server.listen(world.env.port, world.env.host, () => {
  world.log.info({ url: world.install.publicUrl, captured: world.install.captured }, 'web is ready');
  if (!world.install.publicUrl.startsWith('https:') && !world.install.publicUrl.startsWith('http://localhost'))
    world.log.warn('PUBLIC_URL is plain http: passwords and cookies can be read on the way');
});
server.on('error', (error) => {
  world.log.error({ err: error }, 'web cannot listen');
  process.exit(1);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());

/** No new connections, streams end, requests under way finish; then the database is let go. */
async function stop(): Promise<void> {
  world.log.info('web stops');
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  world.endStreams();
  server.closeIdleConnections();
  await closed;
  await tracking.close();
  await world.close();
  process.exit(0);
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
