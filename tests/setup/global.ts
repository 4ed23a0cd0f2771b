import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { ensureClient } from '#prisma/generate.ts';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { withClient } from '#prisma/roles.ts';
import { openTemporaryFolder, startTemporaryServer } from '#prisma/temporary-server.ts';
import { bundlesOf } from './bundles.ts';
import { createDatabase, databaseUrl, dropDatabases, dropForgotten, newRunName } from './databases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's address of the server, what this run's databases are called, and the installation's secret. */
    run: { serverUrl: string; name: string; secretKey: string };
  }
}

/**
 * Once per run: a folder, a server (DATABASE_URL's, or one of our own), the roles, and a migrated database to copy from.
 * The folder is the tests' temporary one, so that whatever they put down goes with it.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await ensureClient();
  const { folder, remove } = await openTemporaryFolder();
  const given = process.env.DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startTemporaryServer(folder);
  // The roles' passwords hang on the secret, and on a given server two runs at once share the roles.
  const secretKey =
    process.env.SECRET_KEY ?? (given ? `secret of the tests on ${given}` : randomBytes(32).toString('hex'));
  const run = { serverUrl: server.url, name: newRunName(), secretKey };
  await withClient(server.url, dropForgotten);
  await makeTemplate(run);
  project.provide('run', run);
  process.env.TMPDIR = folder;
  return async () => {
    await withClient(server.url, (client) => dropDatabases(client, `${run.name}_%`));
    await server.stop();
    remove();
    rmSync(bundlesOf(run.name), { recursive: true, force: true });
  };
}

async function makeTemplate({ serverUrl, name, secretKey }: { serverUrl: string; name: string; secretKey: string }) {
  const template = `${name}_template`;
  await createDatabase(serverUrl, template);
  const url = databaseUrl(serverUrl, template);
  await migrate(url, roleAddresses(url, secretKey));
}
