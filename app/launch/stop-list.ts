/** What has been started, to be stopped in the opposite order when the person or the system says so. */
export type StopList = {
  add(stop: () => Promise<void> | void): void;
  /** Aborted as soon as stopping begins. */
  readonly signal: AbortSignal;
  /** Stops everything once, however often it is called. */
  stop(): Promise<void>;
};

/** Listens for Ctrl-C and SIGTERM; a second Ctrl-C does not wait any longer. */
export function stopOnSignals(): StopList {
  const stops: (() => Promise<void> | void)[] = [];
  const stopping = new AbortController();
  let stopped: Promise<void> | undefined;
  const stopAll = async () => {
    stopping.abort();
    for (const stop of stops.reverse()) await stop();
  };
  const list: StopList = {
    add: (stop) => void stops.push(stop),
    signal: stopping.signal,
    stop: () => {
      stopped ??= stopAll();
      return stopped;
    },
  };
  const onSignal = () => {
    if (stopped) process.exit(130);
    process.stdout.write('\nStopping …\n');
    list.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return list;
}
