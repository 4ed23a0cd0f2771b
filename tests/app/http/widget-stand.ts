import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeWidgetHandler, type WidgetWorld } from '#app/http/widget-handler.server.ts';
import { buildWidgetScript } from '#app/launch/build-widget.ts';
import type { World } from '#campaigns/kernel/world.ts';

export type WidgetStand = {
  origin: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body: string | object, headers?: Record<string, string>): Promise<Response>;
  /** Counts what has come, by closing the handler and opening another on the same spool. */
  fold(): Promise<void>;
  preloaded(): Promise<void>;
  close(): Promise<void>;
};

/** The widgets' addresses of a world behind a real server; what they leave to others is answered 418. */
export async function aWidgetStand(world: World): Promise<WidgetStand> {
  const folder = mkdtempSync(path.join(tmpdir(), 'widgets-'));
  const scriptFile = path.join(folder, 'throughline.js');
  await buildWidgetScript(scriptFile);
  const env: WidgetWorld['env'] = {
    ...{ nodeEnv: 'test', host: '127.0.0.1', port: 0, publicUrl: world.install.publicUrl, demo: false },
    trustProxy: false,
  };
  const make = () => makeWidgetHandler({ ...world, env, spoolDir: folder }, { scriptFile });
  let handler = make();
  const server = createServer((request, response) => {
    if (!handler.handle(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    get: (address, headers = {}) => fetch(`${origin}${address}`, { headers }),
    post: (address, body, headers = {}) =>
      fetch(`${origin}${address}`, {
        method: 'POST',
        headers: { 'content-type': typeof body === 'string' ? 'text/plain' : 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    fold: async () => {
      await handler.close();
      handler = make();
    },
    preloaded: () => handler.preloaded,
    close: async () => {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}
