import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import pino from 'pino';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { makeSendingDesk, type SendingPace } from '#campaigns/delivery/sending-desk.ts';
import { makeMailer } from '#campaigns/delivery/transports/make-mailer.ts';
import { makeSystemMailer } from '#campaigns/delivery/transports/system-mailer.ts';
import { type Env, EnvError, loadEnv } from '#campaigns/kernel/env.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import { makeCaller, type World } from '#campaigns/kernel/world.ts';
import { makeNetworks } from '#campaigns/social/networks/make-networks.ts';
import { SOCIAL_PACE, type SocialPace } from '#campaigns/social/social-pace.ts';
import { makeDatabase, refuseUnsafeRole } from '#prisma/client.ts';
import { givenAddresses, type RoleAddresses } from '#prisma/role-addresses.ts';
import { openQueues, type QueueAddress, type QueueBackend } from './backend.ts';
import { runJob } from './run-job.ts';
import { startTicking } from './tick.ts';
import type { JobTools } from './tools.ts';

/** All running jobs have this long to finish after SIGTERM; what they leave is settled by the next worker. */
const DRAIN_MS = 25_000;

export type RunningWorker = {
  /** Takes no more work, lets what is in hand finish (25 s at most), closes everything. */
  stop(): Promise<void>;
};

/**
 * Starts one worker in this process; run as many processes as wanted.
 *
 * @param pace how mail and posts are sent; only tests give another than the product's
 * @throws EnvError; Error when the database role could look past row policies, or the queue cannot be used
 */
export async function startWorker(env: Env, pace: Partial<SendingPace & SocialPace> = {}): Promise<RunningWorker> {
  const log = pino({ level: env.logLevel, base: { part: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime });
  const addresses = givenAddresses(env);
  const database = makeDatabase({ ...addresses, poolSize: env.workerConcurrency + 4 });
  await refuseUnsafeRole(database);
  const world: World = { database, install: installationOf(env), clock: systemClock, log };
  const queues = await openQueues(queueAddress(env, addresses), log);
  const mailer = await makeMailer(env.mail, { system: database.system });
  const stopping = new AbortController();
  const tools: JobTools = {
    mailer,
    systemMailer: makeSystemMailer(mailer, world.install),
    files: makeFileStore(env.files),
    system: database.system,
    desk: makeSendingDesk(mailer, pace),
    social: { networks: makeNetworks(env.social, world), pace: { ...SOCIAL_PACE, ...pace } },
    outbound: makeOutbound({ privateHosts: env.feedPrivateHosts }),
    enter: (scope, reason) =>
      makeCaller(world, { scope, actor: { kind: 'system', reason }, requestId: newId('request') }),
    ring: queues.add,
    stopping: stopping.signal,
  };
  startLanes(queues, env, (job) => runJob(world, tools, job));
  const ticking = startTicking({ system: database.system, ring: queues.add, log });
  log.info({ mail: mailer.kind, queue: queueAddress(env, addresses).kind }, 'worker: ready');

  const shutDown = async () => {
    stopping.abort();
    await ticking.stop();
    const drained = await Promise.race([queues.finish().then(() => true), after(DRAIN_MS)]);
    if (!drained) log.warn('worker: jobs did not finish in time; the next worker settles what they leave');
    await mailer.close();
    if (drained) await queues.close();
    await database.close();
    log.info('worker: stopped');
  };
  let stopped: Promise<void> | undefined;
  return {
    stop: () => {
      stopped ??= shutDown();
      return stopped;
    },
  };
}

function startLanes(queues: QueueBackend, env: Env, handle: Parameters<QueueBackend['work']>[2]): void {
  queues.work('mail', env.workerConcurrency, handle);
  // Reading a file takes memory and whole connections; one at a time leaves room for mail.
  queues.work('data', 1, handle);
  queues.work('small', 4, handle);
}

function after(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms).unref());
}

function installationOf(env: Env): World['install'] {
  return {
    publicUrl: env.publicUrl,
    mailFromDomain: env.mailFromDomain,
    captured: env.mail.kind === 'capture',
    dkimSigned: env.mail.kind === 'smtp' && env.mail.dkim !== null,
    demo: env.demo,
    keys: makeKeys(env.secretKey, env.secretKeyPrevious ?? undefined, env.suppressionKey ?? undefined),
  };
}

function queueAddress(env: Env, { queueUrl }: RoleAddresses): QueueAddress {
  return env.redisUrl ? { kind: 'redis', url: env.redisUrl } : { kind: 'postgres', url: queueUrl };
}

/** The process: stops on SIGTERM and SIGINT, ends with an error when it cannot start or loses its footing. */
async function main(): Promise<void> {
  // Pages of rows and mails become garbage at once, and V8 lets it pile up to four times what is in use before it looks:
  // of 150 MB at most, a large import made 550. Collecting at 1.6 times costs 1 % of the time.
  setFlagsFromString('--heap-growing-percent=60');
  const worker = await startWorker(loadEnv(process.env));
  const end = (code: number) => {
    // Whatever hangs, an orchestrator's 30 s are kept.
    setTimeout(() => process.exit(code), DRAIN_MS + 3_000).unref();
    worker.stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', () => end(0));
  process.on('SIGINT', () => end(0));
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`worker: ${error instanceof Error ? error.stack : String(error)}\n`);
    end(1);
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    const text = error instanceof EnvError ? `These variables are missing or wrong:\n${error.message}` : error.stack;
    process.stderr.write(`worker: ${text}\n`);
    process.exit(1);
  });
}
