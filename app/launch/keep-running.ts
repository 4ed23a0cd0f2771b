import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';

const LEASH = path.join(import.meta.dirname, 'leash.mjs');
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Who ran this long was well: the next wait is the first one again. */
const WELL_AFTER_MS = 60_000;
/** A process has 25 s to finish its work (jobs/worker.ts), and a little to end. */
const PATIENCE_MS = 30_000;

export type KeptProcess = { stop(): Promise<void> };

type Program = {
  name: string;
  /** Node's own arguments and the script. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Where its output goes; the terminal when absent. */
  logFile?: string;
};

/** Starts a Node process and, when it ends without being told to, starts it again: at once, then ever later. */
export function keepRunning(program: Program, say: (line: string) => void): KeptProcess {
  let child: ChildProcess | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopping = false;
  let wait = FIRST_WAIT_MS;

  const start = () => {
    const startedAt = Date.now();
    child = startProcess(program);
    child.once('exit', (code, signal) => {
      child = null;
      if (stopping) return;
      if (Date.now() - startedAt > WELL_AFTER_MS) wait = FIRST_WAIT_MS;
      const where = program.logFile ? ` See ${path.relative('.', program.logFile)}.` : '';
      say(`The ${program.name} stopped (${signal ?? `exit ${code}`}) and starts again in ${wait / 1000} s.${where}`);
      timer = setTimeout(start, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    });
  };
  start();

  return {
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child) await endProcess(child);
    },
  };
}

function startProcess({ args, env, logFile }: Program): ChildProcess {
  const output = logFile ? openSync(logFile, 'a') : 'inherit';
  const child = spawn(process.execPath, ['--import', LEASH, ...args], {
    env,
    stdio: ['ignore', output, output, 'ipc'],
    // Ctrl-C in the terminal reaches a whole process group; the launcher stops its processes in order instead.
    detached: process.platform !== 'win32',
  });
  if (typeof output === 'number') closeSync(output);
  return child;
}

async function endProcess(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(patience);
}
