import { hkdfSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type Account, chooseAccount } from './server/account.ts';
import { createCluster, makeDataFolder, PortTakenError, type RunningServer, startCluster } from './server/cluster.ts';
import { findFreePort } from './server/free-port.ts';
import { keepPort, keptPort, keptSecret } from './server/kept.ts';
import { accountOf, chooseFolder } from './server/location.ts';
import { findOrphan, isAlive, readPid, stopOrphan } from './server/orphan.ts';
import { ensureOwner, ownerUrl } from './server/owner.ts';
import { explainFileError, PlainError } from './server/plain-error.ts';

export type LocalServer = {
  /** The owner's address. */
  url: string;
  ended: Promise<void>;
  stop(): Promise<void>;
};

const SERVER_MAJOR = '18';
const ROOM_NEEDED = 200 * 1024 * 1024; // an empty cluster is 60 MB, its first write-ahead logs 64 MB
const DATABASE = 'throughline';

/**
 * The clone's own PostgreSQL: made when it is not there, started, and left with its data when it stops. What an earlier
 * start left behind (a server without its launcher, a stale pid file, a half-made folder) is cleared away first.
 *
 * @param dataDir absolute path of `.data`
 * @throws PlainError in one line that says what to do
 */
export async function startLocalServer(dataDir: string): Promise<LocalServer> {
  try {
    mkdirSync(dataDir, { recursive: true });
    const password = passwordOf(keptSecret(dataDir));
    const folder = chooseFolder(dataDir, chooseAccount());
    const account = accountOf(folder, chooseAccount());
    const data = ensureCluster(folder, account, password);
    await clearTheWay(data);
    const server = await startOnKeptPort(dataDir, data, account);
    await ensureOwner({ port: server.port, password }, DATABASE).catch(async (error: unknown) => {
      await server.stop();
      throw explainSignIn(error, dataDir);
    });
    return { url: ownerUrl({ port: server.port, password }, DATABASE), ended: server.ended, stop: server.stop };
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

/** The owner's address of a server that runs already, started by another process of this clone. */
export function localServerUrl(dataDir: string): string {
  const port = keptPort(dataDir, 'postgres');
  if (port === null) throw new PlainError(`There is no database in ${dataDir} yet. Start the product first.`);
  return ownerUrl({ port, password: passwordOf(keptSecret(dataDir)) }, DATABASE);
}

function passwordOf(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'throughline:embedded-server', 24)).toString('hex');
}

function ensureCluster(folder: string, account: Account, password: string): string {
  const data = path.join(folder, 'data');
  if (!existsSync(data)) {
    makeDataFolder(folder, account);
    refuseFullDisk(folder);
    return createCluster(folder, account, { password, durable: true });
  }
  const file = path.join(data, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (version === null)
    throw new PlainError(`${data} is damaged: it is no database. Move ${folder} away to start afresh.`);
  if (version !== SERVER_MAJOR)
    throw new PlainError(
      `${data} was made by PostgreSQL ${version}, and this is ${SERVER_MAJOR}. Move ${folder} away to start afresh.`,
    );
  return data;
}

function refuseFullDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < ROOM_NEEDED)
    throw new PlainError(`The disk is nearly full: a new database needs ${ROOM_NEEDED / 1024 / 1024} MB in ${folder}.`);
}

async function clearTheWay(data: string): Promise<void> {
  const orphan = findOrphan(data);
  if (orphan !== null) return stopOrphan(orphan);
  // The server itself sees that a pid is gone, but not that the pid is by now some other program's.
  const pidFile = path.join(data, 'postmaster.pid');
  const pid = readPid(pidFile);
  if (pid !== null && isAlive(pid)) rmSync(pidFile);
}

async function startOnKeptPort(dataDir: string, data: string, account: Account): Promise<RunningServer> {
  let port = keptPort(dataDir, 'postgres') ?? (await findFreePort());
  for (let attempt = 1; ; attempt += 1) {
    try {
      const server = await startCluster(data, account, { port, durable: true, maxConnections: 100 });
      keepPort(dataDir, 'postgres', port);
      return server;
    } catch (error) {
      if (attempt === 5) throw error;
      if (error instanceof PortTakenError) port = await findFreePort();
      // Killed with its backends still ending: they hold the memory for a moment longer.
      else if (isStillHeld(error)) await new Promise((resolve) => setTimeout(resolve, 500));
      else throw explainStart(error, data);
    }
  }
}

function isStillHeld(error: unknown): boolean {
  return error instanceof Error && error.message.includes('still in use');
}

function explainStart(error: unknown, data: string): unknown {
  const said = error instanceof Error ? error.message : String(error);
  if (said.includes('No space left on device'))
    return new PlainError(`The disk is full: the database in ${data} cannot start.`);
  const why = said.match(/(?:FATAL|PANIC):\s+(.*)/)?.[1] ?? said.split('\n').slice(1).join(' ');
  return new PlainError(
    `The database in ${data} does not start: ${why}. Move ${path.dirname(data)} away to start afresh.`,
  );
}

function explainSignIn(error: unknown, dataDir: string): unknown {
  if (!(error instanceof pg.DatabaseError && error.code?.startsWith('28'))) return error;
  return new PlainError(
    `${path.join(dataDir, 'secret')} is not the one that the database was made with. Put the old one back, or move ${dataDir} away.`,
  );
}
