import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { pino } from 'pino';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { startDurableServer } from '#tests/bench/durable-server.ts';
import type { ImportCaller } from '#tests/factories/imports.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';

export type Stage = {
  databaseUrl: string;
  folder: string;
  caller: ImportCaller;
  worker: { peakRssMb(): number };
  close(): Promise<void>;
};

/** A server as production has it (everything forced to disk), a partner without contacts, and one worker process. */
export async function setStage(): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  const server = await startDurableServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const database = makeDatabase({ ...addresses, poolSize: 4 });
  const install = { publicUrl: 'http://localhost', mailFromDomain: 'mail.test', captured: true, dkimSigned: false };
  const world: World = {
    database,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    install: { ...install, demo: false, keys: makeKeys(secretKey) },
  };
  const files = path.join(folder, 'files');
  const worker = await startWorker({ DATABASE_URL: server.url, SECRET_KEY: secretKey, FILES_DIR: files });
  const caller = aPartnerCaller(world, await aPartner(world));
  return {
    databaseUrl: server.url,
    folder,
    caller: { ...caller, files: makeFileStore({ kind: 'directory', path: files }) },
    worker: { peakRssMb: () => peakRssMb(worker) },
    close: async () => {
      worker.kill('SIGTERM');
      await once(worker, 'exit');
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** jobs/worker.ts bundled as `npm run build` does it, in a process of its own. */
async function startWorker(env: Record<string, string>): Promise<ChildProcess> {
  const outfile = path.resolve('node_modules/.cache/throughline-bench/worker.js');
  await build({
    entryPoints: ['jobs/worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const child = spawn(process.execPath, [outfile], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', MAIL: 'capture', LOG_LEVEL: 'warn', ...WHERE, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return child;
}

const WHERE = { PUBLIC_URL: 'http://localhost:3000', MAIL_FROM_DOMAIN: 'mail.test' };

/** The kernel's own high-water mark, so that no peak falls between two looks. NaN where there is no /proc. */
function peakRssMb(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
}
