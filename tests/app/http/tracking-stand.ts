import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeTrackingHandler, type TrackingHandler, type TrackingWorld } from '#app/http/tracking-handler.server.ts';
import type { World } from '#campaigns/kernel/world.ts';

export type Answer = { status: number; headers: IncomingMessage['headers']; body: string };
type Ask = { method?: string; headers?: OutgoingHttpHeaders; body?: string };

export type TrackingStand = {
  /** Sends the path as it stands: nothing is cleaned up on the way. */
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Folds what has come, by closing the handler and opening another on the same spool. */
  fold(): Promise<void>;
  spooled(): number;
  preloaded(): Promise<void>;
  close(): Promise<void>;
};

export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';

/** The tracking addresses of a world behind a real server; what they leave to others is answered 418. */
export async function aTrackingStand(
  world: World,
  given: { trustProxy?: boolean; make?: (world: TrackingWorld) => Pick<TrackingHandler, 'handle' | 'close'> } = {},
): Promise<TrackingStand> {
  const make = (tracking: TrackingWorld): TrackingHandler =>
    given.make ? { preloaded: Promise.resolve(), ...given.make(tracking) } : makeTrackingHandler(tracking);
  const spoolDir = mkdtempSync(path.join(tmpdir(), 'spool-'));
  const env: TrackingWorld['env'] = {
    ...{ nodeEnv: 'test', host: '127.0.0.1', port: 0, publicUrl: world.install.publicUrl, demo: false },
    trustProxy: given.trustProxy ?? false,
  };
  let handler = make({ ...world, env, spoolDir });
  const server = createServer((incoming, response) => {
    if (!handler.handle(incoming, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ask: (address, { method = 'GET', headers = {}, body } = {}) =>
      new Promise((resolve, reject) => {
        const options = {
          port,
          host: '127.0.0.1',
          path: address,
          method,
          headers: { 'user-agent': BROWSER, ...headers },
        };
        const outgoing = request(options, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              body: Buffer.concat(chunks).toString(),
            }),
          );
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    fold: async () => {
      await handler.close();
      handler = make({ ...world, env, spoolDir });
    },
    preloaded: () => handler.preloaded,
    spooled: () => readdirSync(spoolDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length,
    close: async () => {
      await handler.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(spoolDir, { recursive: true });
    },
  };
}
