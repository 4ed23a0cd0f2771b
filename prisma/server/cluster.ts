import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Account } from './account.ts';
import { findBinaries } from './binaries.ts';

/** initdb's superuser. Only this folder signs in as it, to make the owner. */
export const SUPERUSER = 'postgres';

// Nothing of the caller's environment (PGDATA, PGOPTIONS, a locale that is not installed) may reach the server.
const SERVER_ENV: NodeJS.ProcessEnv = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
};

export type RunningServer = {
  pid: number;
  port: number;
  /** Resolves when the server has gone, for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
};

/** A folder that only the server's account can read. */
export function makeDataFolder(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
}

/**
 * `initdb` into `folder/data`, by way of a name of its own so that a stop half-way leaves nothing that looks whole.
 *
 * @throws Error with what initdb said
 */
export function createCluster(
  folder: string,
  account: Account,
  options: { password: string; durable: boolean },
): string {
  const data = path.join(folder, 'data');
  const half = path.join(folder, 'data.half');
  rmSync(half, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(passwordFile, account.uid, account.gid);
  try {
    execFileSync(
      findBinaries(account).initdb,
      [
        ...['-D', half, '-U', SUPERUSER, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'],
        // PostgreSQL's own UTF-8 rules: the machine need not have any locale installed.
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
        ...(options.durable ? [] : ['--no-sync']),
      ],
      { ...account, cwd: '/', env: SERVER_ENV, stdio: ['ignore', 'ignore', 'pipe'] },
    );
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    throw new Error(`The database could not be created in ${folder}: ${lastLine(error)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(half, data);
  return data;
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}

/**
 * Starts the server on `data` and resolves when it takes connections on 127.0.0.1:`port`.
 *
 * @throws PortTakenError
 * @throws Error with what the server said last
 */
export async function startCluster(
  data: string,
  account: Account,
  options: { port: number; durable: boolean; maxConnections: number },
): Promise<RunningServer> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    // The path of a socket may have 107 bytes and a clone may lie deeper; TCP is enough.
    unix_socket_directories: '',
    max_connections: String(options.maxConnections),
    // What is thrown away after the run need not survive a power cut.
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const child = spawn(
    findBinaries(account).postgres,
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C in the terminal must reach the launcher, which stops the server last.
    { ...account, cwd: '/', env: SERVER_ENV, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  // Whatever way this process ends short of a kill, the server is told to.
  const stopAtExit = () => void child.kill('SIGINT');
  process.once('exit', stopAtExit);
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', stopAtExit);
      resolve();
    }),
  );
  await untilReady(child, options.port);
  return { pid: child.pid ?? 0, port: options.port, ended, stop: () => stopProcess(child, ended) };
}

export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

function untilReady(child: ChildProcess, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', (error) => reject(new Error(`The database server could not be started: ${error.message}`)));
    child.once('exit', () => {
      if (/could not bind|Address already in use/.test(said)) reject(new PortTakenError(`Port ${port} is taken`));
      else reject(new Error(`The database server stopped at its start:\n${said.trim()}`));
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-4000);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
}

async function stopProcess(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = setTimeout(() => child.kill('SIGQUIT'), 10_000);
  await ended;
  clearTimeout(patience);
}
