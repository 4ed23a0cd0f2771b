import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createConnection } from 'node:net';
import path from 'node:path';
import { findFreePort } from '#prisma/server/free-port.ts';

export type BenchSink = {
  kind: 'smtp-sink' | 'bare TCP sink';
  url: string;
  stop(): Promise<void>;
};

/** Debian's smtp-sink (postfix) where it is there, else a bare TCP sink of ours; either is a process of its own. */
export async function startSink(): Promise<BenchSink> {
  const port = await findFreePort();
  const postfix = spawnSync('smtp-sink', [], { stdio: 'ignore' }).error === undefined;
  const child = postfix
    ? spawn('smtp-sink', [...asNobody(), `127.0.0.1:${port}`, '1000'], { stdio: 'ignore' })
    : spawn(process.execPath, [path.resolve('tests/bench/send/bare-sink.mjs'), String(port)], { stdio: 'ignore' });
  await untilListening(port, child);
  return {
    kind: postfix ? 'smtp-sink' : 'bare TCP sink',
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** smtp-sink refuses to run as root. */
function asNobody(): string[] {
  return process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the sink ended with code ${child.exitCode}`);
    const socket = createConnection(port, '127.0.0.1');
    const answered = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
