import { pino } from 'pino';
import { makeFileStore } from '#campaigns/content/files/store.ts';
import { loadEnv } from '#campaigns/kernel/env.ts';
import { makeKeys } from '#campaigns/kernel/secrets.ts';
import { systemClock } from '#campaigns/kernel/time.ts';
import { makeDatabase } from '#prisma/client.ts';
import type { SeedWorld } from '#prisma/seed/demo.ts';
import { keptPort } from '#prisma/server/kept.ts';
import type { Environment } from './environment.ts';

/** A world for one command, on the login roles like those of web and workers; closed when `work` is done. */
export async function withWorld<T>(environment: Environment, work: (world: SeedWorld) => Promise<T>): Promise<T> {
  const { addresses, dataDir, env } = environment;
  const port = env.PORT || String(keptPort(dataDir, 'web') ?? 3000);
  // How mail leaves is not asked for here: no command sends any.
  const { publicUrl, mailFromDomain, secretKey, secretKeyPrevious, suppressionKey, files } = loadEnv({
    ...env,
    PORT: port,
    DEMO: '1',
  });
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
        keys: makeKeys(secretKey, secretKeyPrevious ?? undefined, suppressionKey ?? undefined),
      },
      clock: systemClock,
      log: pino({ level: 'warn' }),
      files: makeFileStore(files),
    });
  } finally {
    await database.close();
  }
}
