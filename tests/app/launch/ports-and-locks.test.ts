import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { choosePort, isFree } from '#app/launch/choose-port.ts';
import { takeRunningLock } from '#app/launch/running-lock.ts';
import { findFreePort } from '#prisma/server/free-port.ts';
import { keepPort, keptPort, keptSecret } from '#prisma/server/kept.ts';

let dataDir: string;
const servers: Server[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'throughline-data-'));
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function listen(host: string): Promise<number> {
  const port = await findFreePort(host);
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  return port;
}

test('a port that is taken gives way to the next free one', async () => {
  const taken = await listen('127.0.0.1');
  expect(await isFree(taken)).toBe(false);
  expect(await choosePort(taken)).toBeGreaterThan(taken);
});

test('a port that is free stays as it was', async () => {
  const free = await findFreePort();
  expect(await choosePort(free)).toBe(free);
});

test('ports are kept for next time, and a spoilt note of them is no obstacle', () => {
  keepPort(dataDir, 'web', 3000);
  keepPort(dataDir, 'postgres', 5433);
  expect([keptPort(dataDir, 'web'), keptPort(dataDir, 'postgres')]).toEqual([3000, 5433]);
  writeFileSync(path.join(dataDir, 'ports.json'), '{"web": 99999, ');
  expect(keptPort(dataDir, 'web')).toBeNull();
});

test('a secret is made once, for its owner alone', () => {
  const secret = keptSecret(dataDir);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keptSecret(dataDir)).toBe(secret);
  writeFileSync(path.join(dataDir, 'secret'), 'short');
  expect(() => keptSecret(dataDir)).toThrow(/holds no secret/);
});

test('the note of a launcher that is gone, or of a program that is none, is no obstacle', () => {
  const note = path.join(dataDir, 'running');
  const release = takeRunningLock(dataDir);
  expect(readFileSync(note, 'utf8')).toBe(`${process.pid}\n`);
  release?.();
  // The first process of the machine is alive, and no launcher of ours.
  writeFileSync(note, '1\n');
  expect(takeRunningLock(dataDir)).not.toBeNull();
});

test('while a launcher runs, another one is told so', async () => {
  const args = ['-e', 'setInterval(() => {}, 1000); console.log(1)', 'app/launch/run.mjs'];
  const launcher = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(launcher.stdout, 'data');
  writeFileSync(path.join(dataDir, 'running'), `${launcher.pid}\n`);
  expect(takeRunningLock(dataDir)).toBeNull();
  launcher.kill('SIGKILL');
  await once(launcher, 'exit');
  expect(takeRunningLock(dataDir)).not.toBeNull();
});
