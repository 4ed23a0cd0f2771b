import { PlainError } from '#prisma/server/plain-error.ts';

/** What has been started, to be stopped in the opposite order. */
export type StopList = {
  add(stop: () => Promise<void> | void): void;
  /** Aborted as soon as stopping begins. */
  readonly signal: AbortSignal;
};

/**
 * Runs `start`, then waits for Ctrl-C or SIGTERM, stops what was started, and ends this process. A second Ctrl-C does
 * not wait any longer.
 *
 * @param start returns when everything stands, with the end of the database, without which nothing goes on
 * @throws what `start` throws, after stopping what it had started
 */
export async function untilStopped(
  start: (stops: StopList) => Promise<{ databaseEnded: Promise<void> }>,
): Promise<void> {
  const list: (() => Promise<void> | void)[] = [];
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;
  const stopAll = () => {
    stopping.abort();
    stopped ??= stopInTurn(list);
    return stopped;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopped) process.exit(130);
      process.stdout.write('\nStopping …\n');
      stopAll().then(() => process.exit(0), fail);
    });
  try {
    const { databaseEnded } = await start({ add: (stop) => void list.push(stop), signal: stopping.signal });
    await databaseEnded;
    if (!stopping.signal.aborted) throw new PlainError('The database has stopped. Start again.');
  } catch (error) {
    // Told to stop half-way: what was cut short thereby is no failure.
    if (!stopping.signal.aborted) {
      await stopAll();
      throw error;
    }
  }
}

async function stopInTurn(list: (() => Promise<void> | void)[]): Promise<void> {
  for (const stop of list.reverse()) await stop();
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
}
