import { runPrisma } from '#prisma/prisma-cli.ts';
import { openEnvironment } from '../environment.ts';

/** npm run prisma -- …: Prisma's command line on the clone's database (or DATABASE_URL), for writing migrations. */
export async function run(args: string[]): Promise<void> {
  const { databaseUrl, close } = await openEnvironment({ shared: true });
  try {
    process.stdout.write(await runPrisma(args, databaseUrl));
  } finally {
    await close();
  }
}
