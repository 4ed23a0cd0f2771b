import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, canEnter, chooseAccount, SHARED_FOLDER, shareFolder } from './server/account.ts';
import { createCluster, makeDataFolder, PortTakenError, type RunningServer, startCluster } from './server/cluster.ts';
import { findFreePort } from './server/free-port.ts';
import { findOrphan, isAlive, readPid, stopOrphan } from './server/orphan.ts';
import { ensureOwner, ownerUrl } from './server/owner.ts';

const PREFIX = 'throughline-test-';

/** A server that lives as long as one run: own folder, own port, own password, nothing forced to disk. */
export async function startTemporaryServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const account = chooseAccount();
  const parent = chooseParent(account);
  await removeLeftovers(parent);
  const folder = mkdtempSync(path.join(parent, PREFIX));
  makeDataFolder(folder, account);
  writeFileSync(path.join(folder, 'started-by'), String(process.pid));
  const password = randomBytes(18).toString('hex');
  const server = await startOnFreePort(createCluster(folder, account, { password, durable: false }), account);
  await ensureOwner({ port: server.port, password }, 'throughline');
  return {
    url: ownerUrl({ port: server.port, password }, 'throughline'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function chooseParent(account: Account): string {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(account, folder));
  if (parent) return parent;
  shareFolder();
  return SHARED_FOLDER;
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

/** A run that was killed could not clean up after itself. Other accounts' folders are closed to us and stay. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(parent, name);
    const startedBy = readPid(path.join(folder, 'started-by'));
    if (startedBy === null || isAlive(startedBy)) continue;
    const orphan = findOrphan(path.join(folder, 'data'));
    if (orphan !== null) await stopOrphan(orphan);
    rmSync(folder, { recursive: true, force: true });
  }
}
