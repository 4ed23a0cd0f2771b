import { pino } from 'pino';
import { afterAll } from 'vitest';
import type { Logger } from '#campaigns/kernel/log.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import type { Clock } from '#campaigns/kernel/time.ts';
import type { Installation, World } from '#campaigns/kernel/world.ts';
import { type Database, makeDatabase } from '#prisma/client.ts';
import { type TestDatabase, workerDatabase } from './test-database.ts';

/** A clock that stands still until it is moved. */
export type TestClock = Clock & {
  set(instant: Date | string): void;
  /** Moves forward by that many ms. */
  advance(ms: number): void;
};

export type TestWorld = World & { clock: TestClock; addresses: TestDatabase };

type Options = { now?: Date | string; install?: Partial<Installation>; addresses?: TestDatabase };

/**
 * A real World on the worker's database: real roles, real policies, a clock in the test's hands, and no log. Worlds of
 * one file share their connections; what tests make in them never meets, because each makes its own organizations.
 *
 * @param options.now       the clock's first instant; default the real one
 * @param options.addresses another database (freshDatabase)
 */
export async function aTestWorld(options: Options = {}): Promise<TestWorld> {
  const addresses = options.addresses ?? (await workerDatabase());
  return {
    database: connect(addresses),
    addresses,
    clock: aClock(options.now),
    log: quietLog,
    install: {
      publicUrl: 'http://localhost:3000',
      mailFromDomain: 'mail.throughline.test',
      captured: true,
      dkimSigned: false,
      demo: false,
      keys: makeKeys(addresses.secretKey),
      ...options.install,
    },
  };
}

export function aClock(now: Date | string = new Date()): TestClock {
  let instant = new Date(now);
  return {
    now: () => new Date(instant),
    set: (next) => {
      instant = new Date(next);
    },
    advance: (ms) => {
      instant = new Date(instant.getTime() + ms);
    },
  };
}

export const quietLog: Logger = pino({ enabled: false });

const connections = new Map<string, Database>();

function connect(addresses: TestDatabase): Database {
  const known = connections.get(addresses.appUrl);
  if (known) return known;
  const database = makeDatabase({ ...addresses, poolSize: 5 });
  connections.set(addresses.appUrl, database);
  return database;
}

afterAll(async () => {
  await Promise.all([...connections.values()].map((database) => database.close()));
  connections.clear();
});
