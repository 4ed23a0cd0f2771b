import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { ensureClient } from '#prisma/generate.ts';
import { buildWidgetScript } from './build-widget.ts';

const SOURCES = ['app', 'campaigns', 'templates', 'jobs', 'prisma'];
const SETTINGS = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
const NOT_BUILT = new Set(['app/launch', 'prisma/generated', 'prisma/migrations', 'prisma/seed'].map(path.normalize));
// Written last: a build that was cut short has none, and is made again.
const STAMP = 'build/sources.sha256';

/** Is what stands in build/ made from the sources as they are now? */
export function isBuilt(): boolean {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashOfSources();
}

/** Is there a whole build, from whatever sources? */
export function hasBuild(): boolean {
  return existsSync(STAMP);
}

/**
 * Builds browser and server code of the web app (Remix), the two processes and the widgets' script (esbuild), into build/.
 *
 * @throws Error with what the compiler said
 */
export async function buildProduct(signal?: AbortSignal): Promise<void> {
  const hash = hashOfSources();
  rmSync(STAMP, { force: true });
  await ensureClient();
  await runRemixBuild(signal);
  await build({
    entryPoints: { web: 'app/http/server.ts', worker: 'jobs/worker.ts' },
    outdir: 'build',
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
    // The Remix build is loaded when the server starts, beside it.
    external: ['./server/index.js'],
  });
  await buildWidgetScript();
  writeFileSync(STAMP, hash);
}

function runRemixBuild(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'warn'],
      {
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
        signal,
      },
    );
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web app could not be built:\n${said}`)),
    );
  });
}

/** By content, not by time: a checkout changes times, and a build takes ten seconds. */
function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of [...SOURCES.flatMap(listFiles), ...SETTINGS]) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((entry) => !NOT_BUILT.has(entry) && !entry.endsWith('.md'))
    .flatMap((entry) => (statSync(entry).isDirectory() ? listFiles(entry) : [entry]));
}
