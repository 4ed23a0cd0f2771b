import pg from 'pg';
import type { Logger } from '#campaigns/kernel/log.ts';
import { LANES } from './define-job.ts';

const PAUSE_AFTER_FAILURE_MS = 1_000;

/** The queue's connections on Postgres: every lane's worker keeps one to listen on, all share the others. */
export function openQueuePool(connectionString: string, log: Logger): pg.Pool {
  const options = '-c search_path=bullmq,public';
  const pool = new pg.Pool({ connectionString, max: LANES.length + 5, options });
  pool.setMaxListeners(0);
  pool.on('error', (error) => log.warn({ error: error.message }, 'queue: idle connection lost'));
  // A lent connection that the server cuts must not end the process either.
  pool.on('connect', (client) => client.on('error', () => {}));
  return slowToFail(pool);
}

/**
 * BullMQ tries again at once after an error it does not know ("the database system is starting up", too many
 * connections, a changed password): without a pause it would ask ten thousand times a second.
 */
function slowToFail(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<unknown>;
  const connect = pool.connect.bind(pool) as (...args: unknown[]) => Promise<unknown> | undefined;
  return Object.assign(pool, {
    query: (...args: unknown[]) => query(...args).catch(pauseAndThrow),
    // The pool itself calls this with a callback, which then carries the error.
    connect: (...args: unknown[]) => connect(...args)?.catch(pauseAndThrow),
  });
}

async function pauseAndThrow(error: unknown): Promise<never> {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
  throw error;
}
