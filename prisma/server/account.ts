import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';

/** As whom the database server runs: `{}` = as ourselves. */
export type Account = { uid?: number; gid?: number };

/** Where things lie that an account other than root must reach, when the clone is in a closed home. */
export const SHARED_FOLDER = '/var/lib/throughline';

const NOBODY = 65_534;

/** PostgreSQL refuses to run as root: it then gets the `postgres` account where there is one, else nobody's. */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return {};
  const line = existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m)
    : null;
  return line ? { uid: Number(line[1]), gid: Number(line[2]) } : { uid: NOBODY, gid: NOBODY };
}

/** Asked of the system itself, because modes, lists of access and mounts all have a say. */
export function canRun(account: Account, program: string): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

export function canEnter(account: Account, folder: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Makes the shared folder, open to all whatever root's umask says. */
export function shareFolder(): void {
  mkdirSync(SHARED_FOLDER, { recursive: true });
  chmodSync(SHARED_FOLDER, 0o755);
}
