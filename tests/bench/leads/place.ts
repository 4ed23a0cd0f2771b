import { randomBytes } from 'node:crypto';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { buildWorld, connect, type TestWorld } from '#tests/setup/build-world.ts';
import { startDurableServer } from '../durable-server.ts';

/** A world on a migrated database whose server forces everything to disk. */
export async function aBenchWorld(): Promise<{ world: TestWorld; stop(): Promise<void> }> {
  const server = await startDurableServer();
  const secretKey = randomBytes(32).toString('hex');
  const addresses = roleAddresses(server.url, secretKey);
  await migrate(server.url, addresses);
  const test = { ownerUrl: server.url, secretKey, ...addresses };
  const database = connect(test);
  return {
    world: buildWorld(test, database, {}),
    stop: async () => {
      await database.close();
      await server.stop();
    },
  };
}
