import type { BackendFactory, IQueueBackend } from 'bullmq';
import { createPostgresBackend, createRedisBackend, UnrecoverableError, withBackend } from 'bullmq';
import { isDomainError } from '#campaigns/kernel/errors.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import { type JobResult, LANES, type Lane, type Ring } from './define-job.ts';
import { openQueuePool } from './queue-pool.ts';
import { openRedis } from './redis.ts';

export type QueueAddress = { kind: 'postgres' | 'redis'; url: string };

/** One job as the queue hands it out. */
export type Delivered = { name: string; data: unknown; id: string };
export type Handle = (job: Delivered) => Promise<JobResult>;

export type QueueBackend = {
  /** Adds jobs; one whose key waits or runs already is not added again. Rejects when the queue cannot be reached. */
  add(rings: readonly Ring[]): Promise<void>;
  /** Starts taking jobs of a lane, at most `concurrency` at a time. */
  work(lane: Lane, concurrency: number, handle: Handle): void;
  /** Takes no more jobs and waits for the running ones. */
  finish(): Promise<void>;
  close(): Promise<void>;
};

// A worker whose lock ran out lost its process or its event loop; either way its job is given to another soon. Running
// twice is harmless, because what is done once is claimed in the database.
const LOCK_MS = 15_000;
const STALLED_CHECK_MS = 10_000;
// BullMQ gives a job up when its worker dies twice; ours only rings a bell, and the work behind it must go on.
const MAX_STALLED = 1000;

/**
 * The queue: BullMQ on Postgres (schema `bullmq`, its own role), or on Redis where REDIS_URL says so. It is only a
 * bell. What must happen is a row with a due time, and schedule.ts finds rows whose bell was lost.
 *
 * @throws Error when Redis may evict keys, or cannot be reached
 */
export async function openQueues(address: QueueAddress, log: Logger): Promise<QueueBackend> {
  if (address.kind === 'redis') {
    const redis = await openRedis(address.url, log);
    return makeQueues(createRedisBackend, redis.connection, log, redis.close);
  }
  const pool = openQueuePool(address.url, log);
  return makeQueues(
    createPostgresBackend,
    () => pool,
    log,
    () => pool.end(),
  );
}

function makeQueues<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  connection: (role: 'producer' | 'worker') => C,
  log: Logger,
  closeConnections: () => Promise<void>,
): QueueBackend {
  const { Queue, Worker } = withBackend(factory);
  const onError = (error: Error) => log.warn({ error: error.message }, 'queue');
  const queues = LANES.map((lane) => {
    const queue = new Queue<object, JobResult>(lane, { connection: connection('producer') });
    queue.on('error', onError);
    return { lane, queue };
  });
  const workers: { close(): Promise<void> }[] = [];
  const add = async (rings: readonly Ring[]) => {
    for (const { lane, queue } of queues) {
      const jobs = rings.filter((ring) => ring.lane === lane).map(toQueued);
      if (jobs.length > 0) await queue.addBulk(jobs);
    }
  };
  return {
    add,
    work: (lane, concurrency, handle) => {
      const worker = new Worker<object, JobResult>(
        lane,
        async (job) => handle({ name: job.name, data: job.data, id: job.id ?? '' }).catch(rethrow),
        {
          connection: connection('worker'),
          concurrency,
          lockDuration: LOCK_MS,
          stalledInterval: STALLED_CHECK_MS,
          maxStalledCount: MAX_STALLED,
        },
      );
      worker.on('error', onError);
      worker.on('completed', (job, result) => {
        if (result !== 'again' || !job.id) return;
        const { attempts = 1 } = job.opts;
        const retry = { attempts, backoffMs: backoffOf(job.opts.backoff) };
        add([{ name: job.name, lane, key: job.id, data: job.data, retry }]).catch(onError);
      });
      workers.push(worker);
    },
    finish: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(queues.map(({ queue }) => queue.close()));
      await closeConnections();
    },
  };
}

function toQueued({ name, key, data, retry, keepForSeconds }: Ring) {
  return {
    name,
    data,
    opts: {
      jobId: key,
      attempts: retry.attempts,
      backoff: { type: 'exponential', delay: retry.backoffMs },
      // A finished job's key is free at once, so that the next bell rings.
      removeOnComplete: keepForSeconds ? { age: keepForSeconds } : true,
      removeOnFail: true,
    },
  };
}

function backoffOf(backoff: unknown): number {
  return typeof backoff === 'object' && backoff !== null && 'delay' in backoff ? Number(backoff.delay) : 0;
}

/** Only what may be different next time is tried again: everything else would fail the same way. */
function rethrow(error: unknown): never {
  const pointless = (isDomainError(error) && error.code !== 'unavailable') || isInvalidPayload(error);
  if (pointless) throw new UnrecoverableError(error instanceof Error ? error.message : 'failed');
  throw error;
}

function isInvalidPayload(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ZodError' || error.name === 'UnknownJobError');
}
