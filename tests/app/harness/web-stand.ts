import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { makeShortLinks } from '#app/http/short-links.server.ts';
import { SLOW_CLIENTS } from '#app/http/slow-clients.ts';
import { makeTrackingHandler } from '#app/http/tracking-handler.server.ts';
import { makeWebApp } from '#app/http/web-app.server.ts';
import { makeWidgetHandler } from '#app/http/widget-handler.server.ts';
import { makeWorld, type World } from '#app/http/world.server.ts';
import { loadEnv } from '#campaigns/kernel/env.ts';
import { workerDatabase } from '#tests/setup/test-database.ts';
import { browser, type TestBrowser } from './browser.ts';
import { remixBuild } from './remix-build.ts';

export const PUBLIC_URL = 'http://localhost:3000';

type Built = Awaited<ReturnType<typeof remixBuild>>;
export type WebStand = Omit<Built, 'build'> & {
  world: World;
  /** Where it really listens; what it says of itself is PUBLIC_URL. */
  origin: string;
  /** Somebody with an empty cookie jar. */
  browser: () => TestBrowser;
};

/**
 * The whole web process in this one: the real listener on a real port, the real world on the worker's database, the
 * pages from their sources.
 *
 * @param env more variables
 */
export async function webStand(
  env: Record<string, string> = {},
  change?: Parameters<typeof remixBuild>[0],
): Promise<WebStand> {
  const { appUrl, systemUrl, queueUrl, secretKey } = await workerDatabase();
  const world = await makeWorld(
    loadEnv({
      NODE_ENV: 'test',
      DATABASE_APP_URL: appUrl,
      DATABASE_SYSTEM_URL: systemUrl,
      QUEUE_DATABASE_URL: queueUrl,
      SECRET_KEY: secretKey,
      PUBLIC_URL,
      MAIL: 'capture',
      LOG_LEVEL: 'silent',
      DATA_DIR: mkdtempSync(path.join(tmpdir(), 'throughline-web-')),
      ...env,
    }),
  );
  // Every stand is called from one address, and the files of a worker share its database: each counts its tries anew.
  await world.database.systemPool.query('DELETE FROM rate_limit');
  const { build, routes, modules, calls } = await remixBuild(change);
  const tracking = makeTrackingHandler(world);
  const shortLinks = makeShortLinks(world);
  const widgets = makeWidgetHandler(world);
  const parts = { world, build, tracking: tracking.handle, shortLinks: shortLinks.handle, widgets: widgets.handle };
  const server = createServer(SLOW_CLIENTS, makeWebApp(parts));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(async () => {
    world.endStreams();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await tracking.close();
    await shortLinks.close();
    await widgets.close();
    await world.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { world, routes, modules, calls, origin, browser: () => browser(origin, world.install.publicUrl) };
}
