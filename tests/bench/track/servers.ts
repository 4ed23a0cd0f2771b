import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '#prisma/server/free-port.ts';
import type { Stage } from './stage.ts';

export type Server = {
  url: string;
  /** processor time used so far, in µs; not a number where there is no /proc */
  cpuUs(): number;
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

const BYTES = `const body = require('node:fs').readFileSync(process.env.FILE);
require('node:http').createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Encoding': 'gzip', 'Content-Length': body.length });
  response.end(body);
}).listen(Number(process.env.PORT), '127.0.0.1');`;

/** The neutral baseline of what is served from memory: node's own server that answers everything with one file. */
export async function startBytes(file: string): Promise<Server> {
  const port = await findFreePort();
  return start(port, ['-e', BYTES], { PORT: String(port), FILE: file });
}

async function start(port: number, args: string[], env: Record<string, string>): Promise<Server> {
  const options: SpawnOptions = { env: { ...env } as NodeJS.ProcessEnv, stdio: ['ignore', 'inherit', 'inherit'] };
  const child = spawn(process.execPath, args, options);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswering(url, child);
  return {
    url,
    cpuUs: () => readCpuUs(child.pid ?? 0),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

const US_PER_TICK = 10_000; // USER_HZ is 100 on every Linux we know

function readCpuUs(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  // After the name in brackets, which may hold anything: fields 14 and 15 of proc(5), utime and stime.
  const fields = readFileSync(file, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * US_PER_TICK;
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
