import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SendingPace } from '#campaigns/delivery/sending-desk.ts';
import type { SocialPace } from '#campaigns/social/social-pace.ts';
import { atEndOfTest } from '#tests/setup/endings.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';
import { bundleChild } from './bundle-child.ts';

export type WorkerProcess = {
  readonly pid: number;
  /** SIGKILL: nothing is finished, nothing is said */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code and how long it took */
  stop(): Promise<{ code: number | null; tookMs: number }>;
  /** SIGSTOP and SIGCONT: a process that stands still and then goes on as if nothing had happened */
  freeze(): void;
  thaw(): void;
  /** everything it logged so far, one JSON line each */
  log(): string;
};

type Options = {
  addresses: TestDatabase;
  /** SMTP_URL, MAIL, REDIS_URL … */
  env: Record<string, string>;
  pace?: Partial<SendingPace & SocialPace>;
};

/** What tests hand to workers as files, and find again. */
export const FILES_DIR = path.join(tmpdir(), 'worker-files');

const STARTER = path.resolve('tests/fakes/paced-worker.mjs');
const ENTRY = `
export { startWorker } from '#jobs/worker.ts';
export { loadEnv } from '#campaigns/kernel/env.ts';`;
let bundle: Promise<string> | undefined;

// A test that fails leaves no worker behind: it would go on with the next test's work.
const children = new Set<ChildProcess>();
const killAll = () => {
  for (const child of children) child.kill('SIGKILL');
};
atEndOfTest(killAll);
process.once('exit', killAll);

/** A real worker in a process of its own, ready to work. */
export async function aWorkerProcess({ addresses, env, pace = {} }: Options): Promise<WorkerProcess> {
  bundle ??= bundleChild('worker', ENTRY);
  const child = spawn(process.execPath, [STARTER, await bundle, JSON.stringify(pace)], {
    env: {
      PATH: process.env.PATH,
      TZ: 'UTC',
      NODE_ENV: 'test',
      LOG_LEVEL: 'info',
      DATABASE_URL: addresses.ownerUrl,
      SECRET_KEY: addresses.secretKey,
      MAIL_FROM_DOMAIN: 'mail.throughline.test',
      FILES_DIR,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  child.once('exit', () => children.delete(child));
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  await readyOf(child, () => said);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  return {
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      const from = performance.now();
      child.kill('SIGTERM');
      const [code] = await exited;
      return { code, tookMs: performance.now() - from };
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    log: () => said,
  };
}

function readyOf(child: ChildProcess, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', () => said().includes('ready\n') && resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code} before it was ready:\n${said()}`)));
  });
}
