import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { runPrisma } from '#prisma/prisma-cli.ts';
import { roleAddresses } from '#prisma/role-addresses.ts';
import { ensureRoles, withClient } from '#prisma/roles.ts';
import { startTemporaryServer } from '#prisma/temporary-server.ts';
import { buildProduct } from '../build-product.ts';

type Count = { passed: number; failed: number };
type Step = { name: string; run(): Promise<Count>; neededByTheRest?: boolean };

const REPORTS = '.cache/reports';
const VITEST_REPORT = `${REPORTS}/vitest.json`;
const PLAYWRIGHT_REPORT = `${REPORTS}/playwright.json`;
const ROOTS = ['app', 'campaigns', 'templates', 'jobs', 'prisma', 'tests'];

const STEPS: Step[] = [
  {
    name: 'format and lint',
    run: () =>
      tool('@biomejs/biome/bin/biome', [
        'ci',
        '--max-diagnostics=100',
        `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
      ]),
  },
  {
    name: 'types',
    run: () => tool('typescript7/bin/tsc', ['--noEmit']),
  },
  {
    name: 'dependency rules',
    run: () => tool('dependency-cruiser/bin/dependency-cruise.mjs', ['--config', '.dependency-cruiser.cjs', ...ROOTS]),
  },
  { name: 'migrations', run: () => check(compareMigrations()) },
  { name: 'templates', run: () => runVitest(['tests/templates']) },
  { name: 'unit and integration', run: () => runVitest(['--exclude=tests/templates/**']) },
  { name: 'build', run: () => check(buildProduct()), neededByTheRest: true },
  { name: 'launcher', run: () => runPlaywright('playwright.demo.config.ts') },
  { name: 'end to end', run: () => runPlaywright('playwright.config.ts') },
];

/** npm test: proves everything, one step after the other. One that fails does not hide what the others say. */
export async function run(): Promise<void> {
  mkdirSync(REPORTS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  for (const step of STEPS) {
    console.log(`\n▶ ${step.name}`);
    const startedAt = Date.now();
    const { passed, failed } = await step.run();
    total.passed += passed;
    total.failed += failed;
    console.log(`${failed === 0 ? '✔' : '✘'} ${step.name}, ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    if (failed > 0 && step.neededByTheRest) break;
  }
  process.exitCode = total.failed === 0 ? 0 : 1;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
}

async function check(work: Promise<unknown>): Promise<Count> {
  try {
    await work;
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function tool(script: string, args: string[]): Promise<Count> {
  const code = await node(script, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Runs a package's own program. */
function node(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`node_modules/${script}`, ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Do the migrations, run one after the other, make the models as they are written? */
async function compareMigrations(): Promise<void> {
  const server = await startTemporaryServer();
  try {
    // The migrations grant to login roles, which belong to the server and so to none of them.
    const secretKey = randomBytes(32).toString('hex');
    await withClient(server.url, (owner) => ensureRoles(owner, roleAddresses(server.url, secretKey)));
    const files = ['--from-migrations', 'prisma/migrations', '--to-schema', 'prisma'];
    await runPrisma(['migrate', 'diff', ...files, '--exit-code'], server.url);
  } finally {
    await server.stop();
  }
}

async function runVitest(which: string[]): Promise<Count> {
  rmSync(VITEST_REPORT, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`];
  const code = await node('vitest/vitest.mjs', ['run', ...which, ...reporters]);
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(VITEST_REPORT);
  return countOf(code, report?.numPassedTests, report?.numFailedTests);
}

async function runPlaywright(config: string): Promise<Count> {
  rmSync(PLAYWRIGHT_REPORT, { force: true });
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: PLAYWRIGHT_REPORT };
  const code = await node('@playwright/test/cli.js', ['test', `--config=${config}`, '--reporter=list,json'], env);
  const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    PLAYWRIGHT_REPORT,
  )?.stats;
  return countOf(code, stats?.expected, stats && stats.unexpected + stats.flaky);
}

/** A run that ended badly without a failed test (a file that could not be read, an error after the last) counts as one. */
function countOf(code: number, passed = 0, failed = 0): Count {
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
