import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { type Account, chooseAccount } from './server/account.ts';
import { createCluster, makeDataFolder, PortTakenError, type RunningServer, startCluster } from './server/cluster.ts';
import { findFreePort } from './server/free-port.ts';
import { ensureOwner, ownerUrl } from './server/owner.ts';
import { makeTemporaryFolder, SERVER_FOLDER } from './server/temporary-folder.ts';

export type TemporaryServer = { url: string; stop(): Promise<void> };

/** A folder for everything that one run leaves on disk, and its end. */
export async function openTemporaryFolder(): Promise<{ folder: string; remove(): void }> {
  const folder = await makeTemporaryFolder(chooseAccount());
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * A server that lives as long as one run: own port, own password, nothing forced to disk.
 *
 * @param folder of openTemporaryFolder; without it, the server has one of its own
 */
export async function startTemporaryServer(folder?: string): Promise<TemporaryServer> {
  if (folder !== undefined) return startIn(folder);
  const own = await openTemporaryFolder();
  const server = await startIn(own.folder);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      own.remove();
    },
  };
}

async function startIn(folder: string): Promise<TemporaryServer> {
  const account = chooseAccount();
  const serverFolder = path.join(folder, SERVER_FOLDER);
  makeDataFolder(serverFolder, account);
  const password = randomBytes(18).toString('hex');
  const server = await startOnFreePort(createCluster(serverFolder, account, { password, durable: false }), account);
  await ensureOwner({ port: server.port, password }, 'throughline');
  return { url: ownerUrl({ port: server.port, password }, 'throughline'), stop: server.stop };
}

async function startOnFreePort(data: string, account: Account): Promise<RunningServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startCluster(data, account, { port: await findFreePort(), durable: false, maxConnections: 200 });
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 5) throw error;
    }
  }
}
