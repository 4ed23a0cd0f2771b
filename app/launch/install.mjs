import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/** Runs `npm ci` when node_modules is missing, half-made, or not what the lock file says. */
export async function installWhatIsMissing(root) {
  if (isInstalled(root)) return;
  process.stdout.write('Installing packages (npm ci) …\n');
  // Started by npm itself, this is the npm that was called; otherwise the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [program, ...before] = npm;
  // NODE_ENV=production would leave out what builds and tests need.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(program, [...before, ...args], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && before.length === 0,
  });
  if (status === 0) return;
  process.stderr.write('\nThe packages could not be installed: npm ci failed, see above.\n');
  process.exit(1);
}

/** npm writes down what it has put into node_modules, last of all: compared package by package with the lock file. */
function isInstalled(root) {
  const written = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(written)) return false;
  const installed = JSON.parse(readFileSync(written, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([place, { version, optional, link }]) =>
      place === '' ||
      link ||
      (optional ? isAbsentOr(installed[place], version) : installed[place]?.version === version),
  );
}

/** Packages for other platforms are in the lock file and never installed. */
function isAbsentOr(entry, version) {
  return entry === undefined || entry.version === version;
}
