import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';

export type DemoProcess = {
  /** ms from the start until it says where to look */
  readyAfter: number;
  /** What it has printed so far. */
  said(): string;
  /** Its own pid, and those of everything it has started. */
  pids(): number[];
  /** Ctrl-C or SIGTERM; resolves to the exit code. */
  stop(signal: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
};

/** `npm run demo` with a data folder of its own, as from a shell in which nothing of ours is set. */
export async function startDemo(dataDir: string, env: Record<string, string> = {}): Promise<DemoProcess> {
  const { PATH = '', HOME = '', TMPDIR = '/tmp' } = process.env;
  const startedAt = Date.now();
  const child = spawn(process.execPath, ['app/launch/run.mjs', 'demo'], {
    env: { NODE_ENV: 'production', PATH, HOME, TMPDIR, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('Throughline is ready')) resolve();
      });
    child.once('exit', (code) => reject(new Error(`The demo ended (exit ${code}):\n${said}`)));
  });
  await ready;
  return {
    readyAfter: Date.now() - startedAt,
    said: () => said,
    pids: () => familyOf(child),
    stop: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = await ended;
      return code;
    },
  };
}

/** From /proc, because a bare machine has no ps. */
function familyOf({ pid = 0 }: ChildProcess): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const descendsFrom = (id: number | undefined): boolean =>
    id !== undefined && (id === pid || descendsFrom(parents.get(id)));
  return [...parents.keys()].filter(descendsFrom);
}

function parentOf(pid: string): number | undefined {
  try {
    // "pid (name) state ppid …", where the name may hold anything, brackets too.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) || undefined;
  } catch {
    return undefined;
  }
}
