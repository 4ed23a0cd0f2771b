import { pino } from 'pino';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '#prisma/client.ts';

export type Addresses = { appUrl: string; systemUrl: string };

/** A process's own way into the bench's database. */
export function aWorldAt(addresses: Addresses, secretKey: string, poolSize: number): World {
  const install = { publicUrl: 'http://localhost', mailFromDomain: 'mail.test', captured: true, dkimSigned: false };
  return {
    database: makeDatabase({ ...addresses, poolSize }),
    clock: systemClock,
    log: pino({ level: 'silent' }),
    install: { ...install, demo: false, keys: makeKeys(secretKey) },
  };
}
