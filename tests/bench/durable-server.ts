import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { canEnter, chooseAccount, SHARED_FOLDER, shareFolder } from '#prisma/server/account.ts';
import { createCluster, makeDataFolder, startCluster } from '#prisma/server/cluster.ts';
import { findFreePort } from '#prisma/server/free-port.ts';
import { ensureOwner, ownerUrl } from '#prisma/server/owner.ts';

/** A server that forces everything to disk, as production's does; a bench on any other would flatter. */
export async function startDurableServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const account = chooseAccount();
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((place) => canEnter(account, place));
  if (!parent) shareFolder();
  const folder = mkdtempSync(path.join(parent ?? SHARED_FOLDER, 'throughline-bench-'));
  makeDataFolder(folder, account);
  const password = randomBytes(18).toString('hex');
  const data = createCluster(folder, account, { password, durable: true });
  const server = await startCluster(data, account, { port: await findFreePort(), durable: true, maxConnections: 80 });
  await ensureOwner({ port: server.port, password }, 'throughline');
  return {
    url: ownerUrl({ port: server.port, password }, 'throughline'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
