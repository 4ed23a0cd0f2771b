import { pino } from 'pino';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { loadEnv } from '#campaigns/kernel/env.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import type { World } from '#campaigns/kernel/world.ts';
import { makeDatabase } from '../client.ts';
import type { RoleAddresses } from '../role-addresses.ts';

/** What a scenario has to work with: the world as web and workers see it, and the file store. */
export type SeedWorld = World & { files: FileStore };

/** The world of one seeding, on the login roles like everything else; closed when `work` is done. */
export async function withSeedWorld<T>(
  env: NodeJS.ProcessEnv,
  addresses: RoleAddresses,
  work: (world: SeedWorld) => Promise<T>,
): Promise<T> {
  const { publicUrl, mailFromDomain, secretKey, files } = loadEnv({ ...env, DEMO: '1' });
  const database = makeDatabase(addresses);
  try {
    return await work({
      database,
      install: {
        publicUrl,
        mailFromDomain,
        captured: true,
        dkimSigned: false,
        demo: true,
        keys: makeKeys(secretKey),
      },
      clock: systemClock,
      log: pino({ level: 'warn' }),
      files: makeFileStore(files),
    });
  } finally {
    await database.close();
  }
}
