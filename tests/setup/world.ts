import type { Database } from '#prisma/client.ts';
import { buildWorld, connect, type TestWorld, type WorldOptions } from './build-world.ts';
import { atEndOfFile } from './endings.ts';
import { type TestDatabase, workerDatabase } from './test-database.ts';

export { aClock, quietLog, type TestClock, type TestWorld } from './build-world.ts';

/**
 * A real World on the worker's database: real roles, real policies, a clock in the test's hands, and no log. Worlds of
 * one file share their connections; what tests make in them never meets, because each makes its own organizations.
 *
 * @param options.now       the clock's first instant; default the real one
 * @param options.addresses another database (freshDatabase)
 */
export async function aTestWorld(options: WorldOptions & { addresses?: TestDatabase } = {}): Promise<TestWorld> {
  const addresses = options.addresses ?? (await workerDatabase());
  return buildWorld(addresses, databaseOf(addresses), options);
}

const databases = new Map<string, Database>();

function databaseOf(addresses: TestDatabase): Database {
  const known = databases.get(addresses.appUrl);
  if (known) return known;
  const database = connect(addresses);
  databases.set(addresses.appUrl, database);
  return database;
}

atEndOfFile(async () => {
  await Promise.all([...databases.values()].map((database) => database.close()));
  databases.clear();
});
