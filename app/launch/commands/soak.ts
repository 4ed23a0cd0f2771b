import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** npm run soak: the tests of faults at their full size. They are the tests that ask for SOAK. */
export async function run(args: string[]): Promise<void> {
  const files =
    args.length > 0 ? args : listTests('tests').filter((file) => /\bSOAK\b/.test(readFileSync(file, 'utf8')));
  // One after the other: each wants the whole machine.
  const options = ['run', '--no-file-parallelism', '--testTimeout=7200000', '--hookTimeout=600000', ...files];
  const env = { ...process.env, SOAK: '1' };
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...options], {
    stdio: 'inherit',
    env,
  });
  process.exitCode = status ?? 1;
}

function listTests(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name))
    .map((name) => path.join(folder, name));
}
