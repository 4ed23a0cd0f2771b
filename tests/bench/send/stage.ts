import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { pino } from 'pino';
import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '#prisma/client.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { aVendor, aVendorCaller } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { startDurableServer } from '../durable-server.ts';

export type Stage = {
  world: World;
  databaseUrl: string;
  secretKey: string;
  partnerSlug: string;
  vendorCaller: VendorCaller;
  partnerCaller: PartnerCaller;
  close(): Promise<void>;
};

/** A server as production has it, a vendor, and a partner with so many people who consented to tracking. */
export async function setStage(people: number): Promise<Stage> {
  const server = await startDurableServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const database = makeDatabase({ ...addresses, poolSize: 4 });
  const install = { publicUrl: 'https://campaigns.example', mailFromDomain: 'mail.test', captured: false };
  const world: World = {
    database,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    install: { ...install, dkimSigned: false, demo: false, keys: makeKeys(secretKey) },
  };
  const [vendor, partner] = await Promise.all([aVendor(world), aPartner(world)]);
  await aPartnership(world, { vendor, partner });
  const partnerCaller = aPartnerCaller(world, partner);
  for (let made = 0; made < people; made += 2000)
    await someContacts(partnerCaller, Math.min(2000, people - made), () => ({ trackingConsent: true }));
  await database.app.$executeRawUnsafe('SELECT 1');
  return {
    world,
    databaseUrl: server.url,
    secretKey,
    partnerSlug: partner.slug,
    vendorCaller: aVendorCaller(world, vendor),
    partnerCaller,
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
}

export type BenchWorker = {
  peakRssMb(): number;
  /** processor time of the process so far, user and system */
  cpuSeconds(): number;
  stop(): Promise<void>;
};

const TICKS_PER_SECOND = 100; // USER_HZ of every Linux that Node runs on

/** jobs/worker.ts bundled as `npm run build` does it, in one process. */
export async function startWorker(stage: Stage, smtpUrl: string, pool: number): Promise<BenchWorker> {
  const outfile = path.resolve('node_modules/.cache/throughline-bench/send-worker.js');
  await build({
    entryPoints: ['jobs/worker.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  });
  const profile = process.env.PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.PROFILE}`] : [];
  const child = spawn(process.execPath, [...profile, outfile], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      PUBLIC_URL: 'https://campaigns.example',
      MAIL_FROM_DOMAIN: 'mail.test',
      DATABASE_URL: stage.databaseUrl,
      SECRET_KEY: stage.secretKey,
      SMTP_URL: smtpUrl,
      SMTP_POOL: String(pool),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await untilReady(child);
  return {
    peakRssMb: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
    },
    cpuSeconds: () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes('worker: ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the worker ended with code ${code}`)));
  });
}

/** Settled figures of one mailing. */
export function readFigures(stage: Stage, mailingId: string): Promise<{ state: string; accepted: number }> {
  return inTransaction(stage.partnerCaller, async ({ db, scope }) => {
    const mailing = await db.mailing.findUniqueOrThrow({
      where: { partnerId_id: { partnerId: scope.partnerId, id: mailingId } },
      select: { state: true, acceptedCount: true },
    });
    return { state: mailing.state, accepted: mailing.acceptedCount };
  });
}
