import { pino } from 'pino';
import type { Logger } from '#campaigns/kernel/log.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import type { Clock } from '#campaigns/kernel/time.ts';
import type { Installation, World } from '#campaigns/kernel/world.ts';
import { type Database, makeDatabase } from '#prisma/client.ts';
import type { TestDatabase } from './test-database.ts';

/** A clock that stands still until it is moved. */
export type TestClock = Clock & {
  set(instant: Date | string): void;
  /** Moves forward by that many ms. */
  advance(ms: number): void;
};

export type TestWorld = World & { clock: TestClock; addresses: TestDatabase };
export type WorldOptions = { now?: Date | string; install?: Partial<Installation> };

export function connect(addresses: TestDatabase): Database {
  return makeDatabase({ ...addresses, poolSize: 5 });
}

export function buildWorld(addresses: TestDatabase, database: Database, options: WorldOptions): TestWorld {
  return {
    database,
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
