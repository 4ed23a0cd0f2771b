import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DemoAccess } from '#prisma/seed/demo.ts';
import { isAlive } from '#prisma/server/orphan.ts';
import { type DemoProcess, startDemo } from './support/demo-process.ts';
import { expect, signIn, test } from './support/test.ts';

test.skip(process.platform !== 'linux', 'looks for processes in /proc');
test.describe.configure({ mode: 'serial' });

let dataDir: string;
let demo: DemoProcess | undefined;

test.beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-demo-'));
  // Root's database runs as somebody else, who must come in.
  chmodSync(dataDir, 0o755);
});

test.afterAll(async () => {
  await demo?.stop('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

const readAccess = () =>
  JSON.parse(readFileSync(path.join(dataDir, 'demo.json'), 'utf8')) as DemoAccess & { url: string };

test('from nothing, the demo starts and says how to get in, for people and for programs', async ({ page, request }) => {
  test.setTimeout(180_000);
  demo = await startDemo(dataDir);
  const { url, users, apiKeys } = readAccess();
  expect(demo.said()).toContain(url);
  for (const { email, password } of users) {
    expect(demo.said()).toContain(email);
    expect(demo.said()).toContain(password);
  }
  const olga = users.find(({ organization, role }) => organization === 'Brightside IT' && role === 'owner');
  await signIn(page, olga?.email ?? '', olga?.password, url);
  await expect(page).toHaveURL(`${url}/partner`);
  for (const { key } of apiKeys) {
    const answer = await request.get(`${url}/api/v1/organization`, { headers: { authorization: `Bearer ${key}` } });
    expect(answer.status()).toBe(200);
  }
});

test('SIGTERM stops everything, and the second start has the same address and keys', async () => {
  const before = readAccess();
  const pids = demo?.pids() ?? [];
  expect(pids.length).toBeGreaterThanOrEqual(4);
  expect(await demo?.stop('SIGTERM')).toBe(0);
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  demo = await startDemo(dataDir);
  expect(readAccess()).toEqual(before);
  // A figure and no condition: it hangs on what else the machine does. Asked for are 8 s.
  console.log(`  the second start was ready after ${(demo.readyAfter / 1000).toFixed(1)} s`);
});

test('after a kill -9 of the whole tree the next start recovers by itself', async ({ request }) => {
  const { url } = readAccess();
  const pids = demo?.pids() ?? [];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  demo = await startDemo(dataDir);
  expect(readAccess().url).toBe(url);
  expect((await request.get(`${url}/sign-in`)).status()).toBe(200);
});

test('a second launcher in the same folder says that one is running, and does it no harm', async ({ request }) => {
  await expect(startDemo(dataDir)).rejects.toThrow(/exit 1.*It is already running in this folder/s);
  expect((await request.get(`${readAccess().url}/sign-in`)).status()).toBe(200);
});

test('a worker that dies is started again', async () => {
  const worker =
    demo?.pids().find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('build/worker.js')) ?? 0;
  process.kill(worker, 'SIGKILL');
  await expect.poll(() => demo?.said()).toContain('The worker stopped (SIGKILL) and starts again in 1 s.');
});
