import { setTimeout as wait } from 'node:timers/promises';

type EventStreamOptions<T> = {
  /** What is sent, as JSON; only when it differs from what was sent last. */
  read: () => Promise<T>;
  /** True when nothing more will change: the stream then ends and the page stops asking. */
  isFinal: (value: T) => boolean;
  intervalMs?: number;
  /** The request is gone, or the process is told to stop. */
  signals: readonly AbortSignal[];
};

const KEEP_ALIVE_EVERY = 15; // reads without a change: proxies cut streams that are silent for a minute

/** Server-sent events from something that is read again and again. A read that fails ends the stream; browsers reconnect. */
export function eventStream<T>({ read, isFinal, intervalMs = 1_000, signals }: EventStreamOptions<T>): Response {
  const stop = AbortSignal.any([...signals]);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = '';
      let silent = 0;
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      try {
        while (!stop.aborted) {
          const value = await read();
          const text = JSON.stringify(value);
          if (text !== last) send(`data: ${text}\n\n`);
          silent = text === last ? silent + 1 : 0;
          if (silent > 0 && silent % KEEP_ALIVE_EVERY === 0) send(': still here\n\n');
          last = text;
          if (isFinal(value)) {
            send('event: end\ndata: {}\n\n');
            break;
          }
          await wait(intervalMs, undefined, { signal: stop });
        }
        controller.close();
      } catch (error) {
        if (stop.aborted) controller.close();
        else controller.error(error);
      }
    },
  });
  return new Response(stream, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
  });
}
