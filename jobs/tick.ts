import type { Logger } from '#campaigns/kernel/log.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { Ring } from './define-job.ts';
import { readHeartbeat } from './heartbeat.sql.ts';
import { relayOutbox } from './outbox-relay.ts';
import { dueRings } from './schedule.ts';

// A person who pressed "Launch" watches the page: half a second is not noticed.
const RELAY_EVERY_MS = 250;
const HEARTBEAT_EVERY_MS = 60_000;
const PAUSE_AFTER_FAILURE_MS = 2_000;
/** Work that nobody took for so long means that workers are too few, or stuck. */
const LATE_SECONDS = 60;

type Ticking = { system: SystemDb; ring: (rings: readonly Ring[]) => Promise<void>; log: Logger };

/** Starts what a worker does by the clock: hand events on, ring recurring jobs, say how far behind the work is. */
export function startTicking({ system, ring, log }: Ticking): { stop(): Promise<void> } {
  let lookedAt = 0;
  const loops = [
    every(
      RELAY_EVERY_MS,
      async () => {
        await relayOutbox({ system, ring, log });
        const now = Date.now();
        const due = dueRings(lookedAt, now);
        if (due.length > 0) await ring(due);
        lookedAt = now;
      },
      log,
    ),
    every(
      HEARTBEAT_EVERY_MS,
      async () => {
        const beat = await readHeartbeat(system);
        const late = Math.max(beat.oldestMailingSeconds, beat.oldestEventSeconds) > LATE_SECONDS;
        log[late ? 'warn' : 'info'](beat, late ? 'worker: work is waiting' : 'worker: alive');
      },
      log,
    ),
  ];
  return { stop: async () => void (await Promise.all(loops.map((stop) => stop()))) };
}

/** Runs `work` again and again, never twice at once; a failure is logged and the next round tries again. */
function every(ms: number, work: () => Promise<void>, log: Logger): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async () => {
    const failed = await work().then(
      () => false,
      (error) => {
        log.warn({ error: error instanceof Error ? error.message : error }, 'worker: a round failed');
        return true;
      },
    );
    if (!stopped) timer = setTimeout(next, failed ? Math.max(ms, PAUSE_AFTER_FAILURE_MS) : ms);
  };
  let running = Promise.resolve();
  const next = () => {
    running = round();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
