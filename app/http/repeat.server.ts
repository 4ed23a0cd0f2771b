import type { Logger } from '#campaigns/kernel/log.ts';

export type Repeater = {
  /** ends with the first run, however it went */
  readonly first: Promise<void>;
  /** Waits for the run that is going on. */
  stop(): Promise<void>;
};

type Options = { name: string; everyMs: number; work: () => Promise<unknown>; log: Logger };

const MAX_PAUSE_MS = 10_000;

/** Repeats a piece of work with a pause after each run, never two at once; when it fails the pause grows. */
export function repeat({ name, everyMs, work, log }: Options): Repeater {
  let stopped = false;
  let pause = everyMs;
  let timer: NodeJS.Timeout;
  let running = Promise.resolve();
  const plan = (ms: number) => {
    timer = setTimeout(() => {
      running = run();
    }, ms);
    timer.unref();
  };
  const run = async () => {
    try {
      await work();
      pause = everyMs;
    } catch (error) {
      // The first failure is news; that it still fails is not.
      if (pause === everyMs) log.warn({ err: error }, `${name} failed; it tries again`);
      pause = Math.min(Math.max(pause, 250) * 2, MAX_PAUSE_MS);
    }
    if (!stopped) plan(pause);
  };
  const first = run();
  running = first;
  return {
    first,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
