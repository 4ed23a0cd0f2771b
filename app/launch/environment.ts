import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { localServerUrl, startLocalServer } from '#prisma/local-server.ts';
import { type RoleAddresses, roleAddresses } from '#prisma/role-addresses.ts';
import { keptSecret } from '#prisma/server/kept.ts';
import { explainFileError, PlainError } from '#prisma/server/plain-error.ts';
import { takeRunningLock } from './running-lock.ts';

export type Environment = {
  /** What the processes get: the caller's variables, and what had to be filled in. */
  env: NodeJS.ProcessEnv;
  dataDir: string;
  /** The owner's address, for migrations. */
  databaseUrl: string;
  addresses: RoleAddresses;
  secretKey: string;
  /** When the clone's own server ends by itself; never where the database is somebody else's. */
  databaseEnded: Promise<void>;
  close(): Promise<void>;
};

/**
 * Fills in what nobody gave: a database (the clone's own server), a secret, the folder for data.
 *
 * @param options.shared join a server that another launcher has running; otherwise that is refused
 * @throws PlainError
 */
export async function openEnvironment(options: { shared: boolean }): Promise<Environment> {
  const dataDir = path.resolve(process.env.DATA_DIR || '.data');
  const release = enterDataDir(dataDir);
  if (!release && !options.shared) throw new PlainError('It is already running in this folder. Stop that one first.');
  try {
    const server = await openServer(dataDir, release !== null);
    const secretKey = process.env.SECRET_KEY || keptSecret(dataDir);
    return {
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: server.url, SECRET_KEY: secretKey },
      dataDir,
      databaseUrl: server.url,
      addresses: givenAddresses(roleAddresses(server.url, secretKey)),
      secretKey,
      databaseEnded: server.ended,
      close: async () => {
        await server.stop();
        release?.();
      },
    };
  } catch (error) {
    release?.();
    throw error;
  }
}

function enterDataDir(dataDir: string): (() => void) | null {
  try {
    mkdirSync(dataDir, { recursive: true });
    return takeRunningLock(dataDir);
  } catch (error) {
    throw explainFileError(error, dataDir);
  }
}

const NEVER = new Promise<void>(() => {});

async function openServer(dataDir: string, mayStart: boolean) {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, ended: NEVER, stop: () => Promise.resolve() };
  if (mayStart) return startLocalServer(dataDir);
  return { url: localServerUrl(dataDir), ended: NEVER, stop: () => Promise.resolve() };
}

function givenAddresses(derived: RoleAddresses): RoleAddresses {
  return {
    appUrl: process.env.DATABASE_APP_URL || derived.appUrl,
    systemUrl: process.env.DATABASE_SYSTEM_URL || derived.systemUrl,
    queueUrl: process.env.QUEUE_DATABASE_URL || derived.queueUrl,
  };
}
