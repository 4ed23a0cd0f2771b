import { inject } from 'vitest';
import { type RoleAddresses, roleAddresses } from '#prisma/role-addresses.ts';
import { createDatabase, databaseUrl, hasDatabase } from './databases.ts';

export type TestDatabase = RoleAddresses & { ownerUrl: string; secretKey: string };

/** This Vitest worker's database, copied from the migrated one when the worker first asks. */
export async function workerDatabase(): Promise<TestDatabase> {
  const { serverUrl, name } = inject('run');
  const database = `${name}_worker_${process.env.VITEST_POOL_ID}`;
  if (!(await hasDatabase(serverUrl, database))) await createDatabase(serverUrl, database, `${name}_template`);
  return addressesOf(database);
}

let fresh = 0;

/**
 * A database for one test alone: for tests that start real workers, which would pick up other tests' work. It is dropped
 * at the end of the run.
 */
export async function freshDatabase(): Promise<TestDatabase> {
  const { serverUrl, name } = inject('run');
  fresh += 1;
  const database = `${name}_fresh_${process.pid}_${fresh}`;
  await createDatabase(serverUrl, database, `${name}_template`);
  return addressesOf(database);
}

function addressesOf(database: string): TestDatabase {
  const { serverUrl, secretKey } = inject('run');
  const ownerUrl = databaseUrl(serverUrl, database);
  return { ownerUrl, secretKey, ...roleAddresses(ownerUrl, secretKey) };
}
