import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, canEnter, SHARED_FOLDER, shareFolder } from './account.ts';
import { findOrphan, isAlive, readPid, stopOrphan } from './orphan.ts';

const PREFIX = 'throughline-run-';
const STARTED_BY = 'started-by';

/** Where the data of a temporary server lies in its folder. */
export const SERVER_FOLDER = 'postgres';

/** A folder for one run, which the server's account may enter. Those of runs that were killed are removed on the way. */
export async function makeTemporaryFolder(account: Account): Promise<string> {
  const parent = chooseParent(account);
  await removeLeftovers(parent);
  const folder = mkdtempSync(path.join(parent, PREFIX));
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, STARTED_BY), String(process.pid));
  return folder;
}

function chooseParent(account: Account): string {
  const parent = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(account, folder));
  if (parent) return parent;
  shareFolder();
  return SHARED_FOLDER;
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(parent, name);
    const startedBy = readPid(path.join(folder, STARTED_BY));
    if (startedBy === null || isAlive(startedBy)) continue;
    try {
      const orphan = findOrphan(path.join(folder, SERVER_FOLDER, 'data'));
      if (orphan !== null) await stopOrphan(orphan);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Another account's: it is theirs to remove.
    }
  }
}
