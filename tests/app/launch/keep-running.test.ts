import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type KeptProcess, keepRunning } from '#app/launch/keep-running.ts';
import { isAlive } from '#prisma/server/orphan.ts';

let folder: string;
let kept: KeptProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-launch-'));
});

afterEach(async () => {
  await kept?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that writes down each start with its pid, and then runs `code`. */
function aProgram(code: string) {
  const script = path.join(folder, 'program.mjs');
  const starts = path.join(folder, 'starts');
  writeFileSync(starts, '');
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs';
    appendFileSync(${JSON.stringify(starts)}, process.pid + '\\n');
    ${code}`,
  );
  const pids = () => readFileSync(starts, 'utf8').trim().split('\n').filter(Boolean).map(Number);
  return { program: { name: 'worker', args: [script], env: process.env, logFile: path.join(folder, 'log') }, pids };
}

const FOREVER = 'setInterval(() => {}, 1000);';

test('a process that dies is started again, and a line says so', async () => {
  const { program, pids } = aProgram(FOREVER);
  const lines: string[] = [];
  kept = keepRunning(program, (line) => lines.push(line));
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 10_000);
  process.kill(pids()[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(pids()).toHaveLength(2), 10_000);
  expect(lines).toEqual([
    expect.stringMatching(/^The worker stopped \(SIGKILL\) and starts again in 1 s\. See .*log\.$/),
  ]);
});

test('one that keeps dying is started ever less often', async () => {
  const { program, pids } = aProgram('process.exit(3);');
  const lines: string[] = [];
  kept = keepRunning(program, (line) => lines.push(line));
  await vi.waitFor(() => expect(lines).toHaveLength(2), 10_000);
  expect(lines[0]).toContain('(exit 3) and starts again in 1 s');
  expect(lines[1]).toContain('starts again in 2 s');
  expect(pids()).toHaveLength(2);
});

test('stopping lets it finish, and starts nothing again', async () => {
  const { program, pids } = aProgram(
    `process.on('SIGTERM', () => setTimeout(() => { console.log('finished'); process.exit(0); }, 200));
    console.log('listening');
    ${FOREVER}`,
  );
  const said = () => readFileSync(program.logFile, 'utf8');
  kept = keepRunning(program, () => expect.unreachable());
  await vi.waitFor(() => expect(said()).toBe('listening\n'), 10_000);
  await kept.stop();
  expect(said()).toBe('listening\nfinished\n');
  expect(pids().filter(isAlive)).toEqual([]);
});

test('when the launcher is killed, its processes end as well', async () => {
  const { program, pids } = aProgram(FOREVER);
  const launcher = `import('${path.resolve('app/launch/keep-running.ts')}').then(({ keepRunning }) => {
    keepRunning(${JSON.stringify({ ...program, env: {} })}, () => {}); ${FOREVER} })`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', launcher], { stdio: 'ignore' });
  await vi.waitFor(() => expect(pids()).toHaveLength(1), 15_000);
  child.kill('SIGKILL');
  await vi.waitFor(() => expect(pids().filter(isAlive)).toEqual([]), 10_000);
});
