import { migrate } from '#prisma/migrate.ts';
import { openEnvironment } from '../environment.ts';

/** npm run db:migrate */
export async function run(): Promise<void> {
  const { databaseUrl, addresses, close } = await openEnvironment({ shared: true });
  try {
    await migrate(databaseUrl, addresses);
    console.log('The database is up to date.');
  } finally {
    await close();
  }
}
