import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { atEndOfTest } from '#tests/setup/endings.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';
import { bundleChild } from './bundle-child.ts';

export type TrackingProcess = {
  url: string;
  /** SIGKILL: nothing is finished, nothing is said */
  kill(): Promise<void>;
  /** SIGTERM: folds what is left, then ends */
  stop(): Promise<void>;
};

const ENTRY = `
import { createServer } from 'node:http';
import { makeTrackingHandler } from '#app/http/tracking-handler.server.ts';
import { makeWorld } from '#app/http/world.server.ts';
import { loadEnv } from '#campaigns/kernel/env.ts';
const world = await makeWorld(loadEnv(process.env));
const tracking = makeTrackingHandler(world);
const server = createServer((request, response) => {
  if (!tracking.handle(request, response)) response.writeHead(404).end();
});
server.listen(0, '127.0.0.1', () => console.log('port ' + server.address().port));
process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await tracking.close();
  await world.close();
  process.exit(0);
});`;

let bundle: Promise<string> | undefined;
const children = new Set<ChildProcess>();
const killAll = () => {
  for (const child of children) child.kill('SIGKILL');
};
atEndOfTest(killAll);
process.once('exit', killAll);

/** The web process as far as tracking goes, alone in a process of its own, so that it can be killed. */
export async function aTrackingProcess(addresses: TestDatabase, dataDir: string): Promise<TrackingProcess> {
  bundle ??= bundleChild('tracking', ENTRY);
  const child = spawn(process.execPath, [await bundle], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: addresses.ownerUrl,
      SECRET_KEY: addresses.secretKey,
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  const exited = once(child, 'exit');
  const port = await portOf(child);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  return { url: `http://127.0.0.1:${port}`, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

function portOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [, port] = /^port (\d+)$/m.exec(said) ?? [];
        if (port) resolve(port);
      });
    child.once('exit', (code) => reject(new Error(`The process ended with ${code} before it listened:\n${said}`)));
  });
}
