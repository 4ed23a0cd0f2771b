import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

/** A browser that runs on this machine. */
export type Browser = { name: string; executablePath: string; args: string[]; env: Record<string, string> };

const UNPACKED = path.resolve('.cache/chromium');

// The first six keep a browser from looking after itself on a machine where nobody looks at it; in containers and for
// root there is no sandbox to be had.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
  '--no-sandbox',
];

const SYSTEM = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The first Chromium that starts: CHROMIUM_PATH, Playwright's own, the one that npm brought along (the same for
 * everybody, without windows and a quarter lighter than one for people), and the system's where that one is made for
 * another kind of machine.
 *
 * @throws Error when CHROMIUM_PATH names none, or nothing starts
 */
export async function findChromium(): Promise<Browser> {
  const explicit = process.env.CHROMIUM_PATH;
  if (explicit) {
    if (starts(explicit))
      return { name: `CHROMIUM_PATH (${explicit})`, executablePath: explicit, args: QUIET, env: {} };
    throw new Error(`CHROMIUM_PATH is ${explicit}, and that does not start`);
  }
  const own = chromium.executablePath();
  if (existsSync(own) && starts(own))
    return { name: 'Playwright’s Chromium', executablePath: own, args: QUIET, env: {} };
  const bundled = process.platform === 'linux' && process.arch === 'x64' ? await findBundled() : undefined;
  if (bundled) return bundled;
  const system = SYSTEM.flatMap(onPath).find((file) => starts(file));
  if (system) return { name: `the system’s (${system})`, executablePath: system, args: QUIET, env: {} };
  throw new Error('No Chromium starts on this machine. Set CHROMIUM_PATH to one.');
}

function onPath(program: string): string[] {
  if (path.isAbsolute(program)) return [program];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).filter((file) => existsSync(file));
}

/** Exists, and finds all libraries it needs. */
function starts(program: string, env: Record<string, string> = {}): boolean {
  const options = { env: { ...process.env, ...env }, timeout: 30_000, stdio: 'ignore' } as const;
  return spawnSync(program, ['--version'], options).status === 0;
}

async function findBundled(): Promise<Browser | undefined> {
  const unpacked = await unpack();
  if (isWhole(unpacked)) return unpacked;
  // A run that was killed while unpacking leaves half a browser.
  rmSync(UNPACKED, { recursive: true, force: true });
  const again = await unpack();
  return isWhole(again) ? again : undefined;
}

function isWhole({ executablePath, env }: Browser): boolean {
  return starts(executablePath, env) && existsSync(path.join(UNPACKED, 'fonts/fonts'));
}

// The package's own list of fonts looks for them in /tmp, and a page without any font at all takes the browser down.
// This one lies beside the fonts' folder: what is in there may still be written when unpacking is said to be over.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
</fontconfig>
`;

/** Into the clone and not into the machine's /tmp, where another account or clone may be at it too. */
async function unpack(): Promise<Browser> {
  const before = { ...process.env };
  mkdirSync(UNPACKED, { recursive: true });
  // Told that it is on a bare machine, the package unpacks libraries and fonts as well. It says where by way of the
  // environment; that is for the browser alone.
  Object.assign(process.env, { TMPDIR: UNPACKED, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  const { default: bundled } = await import('@sparticuz/chromium');
  const executablePath = await bundled.executablePath();
  const { LD_LIBRARY_PATH = '' } = process.env;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, before);
  const fonts = path.join(UNPACKED, 'fonts.conf');
  writeFileSync(fonts, FONTS);
  const env = { LD_LIBRARY_PATH, FONTCONFIG_FILE: fonts };
  return { name: '@sparticuz/chromium from npm', executablePath, args: QUIET, env };
}
