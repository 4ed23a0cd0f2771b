import { randomBytes } from 'node:crypto';
import { migrate } from '#prisma/migrate.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { chooseAccount } from '#prisma/server/account.ts';
import { createCluster, makeDataFolder, startCluster } from '#prisma/server/cluster.ts';
import { findFreePort } from '#prisma/server/free-port.ts';
import { ensureOwner, ownerUrl } from '#prisma/server/owner.ts';
import { openTemporaryFolder } from '#prisma/temporary-server.ts';
import type { TestDatabase } from '#tests/setup/test-database.ts';

export type RestartableServer = {
  addresses: TestDatabase;
  /** Ends every connection and comes back on the same port, as after an update at night. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** A migrated database on a server of its own, which a test may take away under the product's feet. */
export async function aRestartableServer(): Promise<RestartableServer> {
  const { folder, remove } = await openTemporaryFolder();
  const account = chooseAccount();
  const password = randomBytes(18).toString('hex');
  makeDataFolder(folder, account);
  const data = createCluster(folder, account, { password, durable: true });
  const port = await findFreePort();
  const start = () => startCluster(data, account, { port, durable: true, maxConnections: 100 });
  let server = await start();
  await ensureOwner({ port, password }, 'throughline');
  const ownerAddress = ownerUrl({ port, password }, 'throughline');
  const secretKey = randomBytes(32).toString('hex');
  const addresses = { ...roleAddresses(ownerAddress, secretKey), ownerUrl: ownerAddress, secretKey };
  await migrate(ownerAddress, addresses);
  return {
    addresses,
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: async () => {
      await server.stop();
      remove();
    },
  };
}
