import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Account, canEnter, SHARED_FOLDER, shareFolder } from './account.ts';

/**
 * The folder of the clone's server: `.data/postgres`; where the server's account may not enter the clone (root's home),
 * one under /var/lib/throughline, which `.data/postgres.location` names.
 */
export function chooseFolder(dataDir: string, account: Account): string {
  const inside = path.join(dataDir, 'postgres');
  const note = path.join(dataDir, 'postgres.location');
  if (existsSync(note)) return followNote(dataDir, note);
  if (existsSync(path.join(inside, 'data')) || canEnter(account, dataDir)) return inside;
  shareFolder();
  return noteFolder(dataDir, note, newFolder(dataDir));
}

/** Whoever owns the data runs the server: a clone used by its user may also be started by root. */
export function accountOf(folder: string, account: Account): Account {
  const data = path.join(folder, 'data');
  if (account.uid === undefined || !existsSync(data)) return account;
  const { uid, gid } = statSync(data);
  return uid === 0 ? account : { uid, gid };
}

function followNote(dataDir: string, note: string): string {
  const folder = readFileSync(note, 'utf8').trim();
  const owner = cloneOf(folder);
  // A clone that was moved takes its data along; one that was copied must not share it with the first.
  const isOurs = owner === dataDir || owner === null || !existsSync(owner);
  return noteFolder(dataDir, note, isOurs && folder ? folder : newFolder(dataDir));
}

function noteFolder(dataDir: string, note: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'clone'), `${dataDir}\n`);
  writeFileSync(note, `${folder}\n`);
  return folder;
}

/**
 * A folder that nobody uses yet. One of the same name may be left of a clone that was deleted, or whose `.data` was moved
 * away: its secret is not ours, and it may be wanted back.
 */
function newFolder(dataDir: string): string {
  const place = path.basename(dataDir) === '.data' ? path.dirname(dataDir) : dataDir;
  const name = createHash('sha256').update(place).digest('hex').slice(0, 12);
  for (let n = 1; ; n += 1) {
    const folder = path.join(SHARED_FOLDER, n === 1 ? name : `${name}-${n}`);
    if (!existsSync(folder)) return folder;
  }
}

function cloneOf(folder: string): string | null {
  const file = path.join(folder, 'clone');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
