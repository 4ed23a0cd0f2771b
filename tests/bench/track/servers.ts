import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { findFreePort } from '#prisma/server/free-port.ts';
import type { Stage } from './stage.ts';

export type Server = {
  url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** The built web process, as `npm start` runs it. */
export async function startWeb(stage: Pick<Stage, 'folder' | 'databaseUrl' | 'secretKey'>): Promise<Server> {
  const port = await findFreePort();
  return start(port, ['--enable-source-maps', path.resolve('build/web.js')], {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATABASE_URL: stage.databaseUrl,
    SECRET_KEY: stage.secretKey,
    DATA_DIR: stage.folder,
    MAIL: 'capture',
    LOG_LEVEL: 'warn',
  });
}

const BARE = `require('node:http').createServer((request, response) => {
  response.writeHead(302, { Location: 'https://acme.test/page-1?utm_source=mail&utm_campaign=spring' });
  response.end();
}).listen(Number(process.env.PORT), '127.0.0.1');`;

/** The neutral baseline: node's own server that answers everything with one 302. */
export async function startBare(): Promise<Server> {
  const port = await findFreePort();
  return start(port, ['-e', BARE], { PORT: String(port) });
}

async function start(port: number, args: string[], env: Record<string, string>): Promise<Server> {
  const options: SpawnOptions = { env: { ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'inherit', 'inherit'] };
  const child = spawn(process.execPath, args, options);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, child);
  return {
    url,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    try {
      await fetch(`${url}/c/x`, { redirect: 'manual' });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
