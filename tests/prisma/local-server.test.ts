import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type LocalServer, startLocalServer } from '#prisma/local-server.ts';
import { withClient } from '#prisma/roles.ts';
import { isAlive } from '#prisma/server/orphan.ts';

// Making a database that survives a power cut takes the disk's time.
vi.setConfig({ testTimeout: 60_000 });

const isRoot = process.getuid?.() === 0;
const cleanUps: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

function aDataDir({ open = true } = {}): string {
  const clone = mkdtempSync(path.join(tmpdir(), 'throughline-clone-'));
  if (open) chmodSync(clone, 0o755);
  cleanUps.push(() => rmSync(clone, { recursive: true, force: true }));
  return path.join(clone, '.data');
}

async function start(dataDir: string): Promise<LocalServer> {
  const server = await startLocalServer(dataDir);
  cleanUps.push(() => server.stop());
  return server;
}

const portOf = (server: LocalServer) => new URL(server.url).port;
const folderOf = (dataDir: string) => {
  const note = path.join(dataDir, 'postgres.location');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : path.join(dataDir, 'postgres');
};
const count = (server: LocalServer) =>
  withClient(server.url, async (client) => (await client.query('SELECT * FROM kept')).rowCount);

test('what was written is there after a stop, on the same port', async () => {
  const dataDir = aDataDir();
  const first = await start(dataDir);
  await withClient(first.url, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
  await first.stop();
  const second = await start(dataDir);
  expect(second.url).toBe(first.url);
  expect(await count(second)).toBe(1);
});

test('after a kill -9 of its starter the server left behind is stopped and its data kept', async () => {
  const dataDir = aDataDir();
  const starter = spawn(process.execPath, ['--import', 'tsx', '-e', startAndWait(dataDir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) =>
    starter.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  await withClient(url, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
  starter.kill('SIGKILL');
  const orphan = Number.parseInt(readFileSync(path.join(folderOf(dataDir), 'data/postmaster.pid'), 'utf8'), 10);
  expect(isAlive(orphan)).toBe(true);
  const server = await start(dataDir);
  expect(isAlive(orphan)).toBe(false);
  expect(await count(server)).toBe(1);
});

function startAndWait(dataDir: string): string {
  const module = path.resolve('prisma/local-server.ts');
  return `import('${module}').then(async ({ startLocalServer }) => {
    console.log((await startLocalServer('${dataDir}')).url);
    setInterval(() => {}, 1000);
  })`;
}

test('a kill -9 of the server itself, with a pid file whose pid is by now another program’s, is recovered from', async () => {
  const dataDir = aDataDir();
  const first = await start(dataDir);
  const pidFile = path.join(folderOf(dataDir), 'data/postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  process.kill(Number(lines[0]), 'SIGKILL');
  await first.ended;
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  const second = await start(dataDir);
  expect(await withClient(second.url, async (client) => (await client.query('SELECT 1')).rowCount)).toBe(1);
});

test('a port that is taken is given up for a free one, which is kept', async () => {
  const dataDir = aDataDir();
  const first = await start(dataDir);
  await first.stop();
  const squatter = createServer().listen(Number(portOf(first)), '127.0.0.1');
  cleanUps.push(() => void squatter.close());
  const second = await start(dataDir);
  expect(portOf(second)).not.toBe(portOf(first));
  expect(readFileSync(path.join(dataDir, 'ports.json'), 'utf8')).toContain(portOf(second));
});

test('a folder that initdb did not finish is made anew', async () => {
  const dataDir = aDataDir();
  mkdirSync(path.join(dataDir, 'postgres/data.half/base'), { recursive: true });
  await expect(start(dataDir)).resolves.toBeDefined();
});

test('broken data is refused in one line that names it and says what to do', async () => {
  const dataDir = aDataDir();
  await (await start(dataDir)).stop();
  rmSync(path.join(folderOf(dataDir), 'data/global/pg_control'));
  const broken = startLocalServer(dataDir);
  await expect(broken).rejects.toThrow(/does not start: .*Move .* away to start afresh\.$/);
  await expect(broken).rejects.toMatchObject({ name: 'PlainError' });
  rmSync(path.join(folderOf(dataDir), 'data/PG_VERSION'));
  await expect(startLocalServer(dataDir)).rejects.toThrow(/is damaged: it is no database\. Move/);
});

test('a secret that is not the database’s is refused in one line', async () => {
  const dataDir = aDataDir();
  await (await start(dataDir)).stop();
  writeFileSync(path.join(dataDir, 'secret'), 'another secret of more than thirty-two characters');
  await expect(startLocalServer(dataDir)).rejects.toThrow(/secret is not the one that the database was made with/);
});

test('a file where the data folder should be is refused in one line', async () => {
  const dataDir = aDataDir();
  writeFileSync(dataDir, '');
  await expect(startLocalServer(dataDir)).rejects.toThrow(/is a file where a folder is needed/);
});

/** A disk of its own for a clone; only root may mount one, and not in every container. */
function aSmallDisk(megabytes: number): string | null {
  const dataDir = aDataDir();
  const place = path.dirname(dataDir);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'none', place], { stdio: 'ignore' });
  } catch {
    return null;
  }
  cleanUps.push(() => void execFileSync('umount', ['-l', place]));
  return dataDir;
}

test('a disk that is full, at the first start or later, is said in one line, and the data is still there', async ({
  skip,
}) => {
  const tooSmall = aSmallDisk(100);
  const dataDir = aSmallDisk(400);
  if (!tooSmall || !dataDir) return skip('a small disk can only be mounted by root');
  await expect(startLocalServer(tooSmall)).rejects.toMatchObject({
    name: 'PlainError',
    message: expect.stringMatching(/^The disk is nearly full: a new database needs 200 MB in .*\.$/),
  });
  const first = await start(dataDir);
  await withClient(first.url, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
  await first.stop();
  const filler = path.join(dataDir, 'filler');
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'], { stdio: 'ignore' });
  } catch {
    // dd ends with an error when nothing more fits: that is what it is here for
  }
  await expect(startLocalServer(dataDir)).rejects.toMatchObject({
    name: 'PlainError',
    message: expect.stringMatching(/^The disk is full: .*\.$/),
  });
  rmSync(filler);
  expect(await count(await start(dataDir))).toBe(1);
});

test('a disk that cannot be written is said in one line', async ({ skip }) => {
  const dataDir = aSmallDisk(10);
  if (!dataDir) return skip('a small disk can only be mounted by root');
  const place = path.dirname(dataDir);
  for (const before of ['no folder yet', 'a folder']) {
    if (before === 'a folder') mkdirSync(dataDir);
    execFileSync('mount', ['-o', 'remount,ro', place]);
    await expect(startLocalServer(dataDir), before).rejects.toMatchObject({
      name: 'PlainError',
      message: expect.stringMatching(/ cannot be written: the disk is read-only\.$/),
    });
    execFileSync('mount', ['-o', 'remount,rw', place]);
  }
});

test.runIf(isRoot)(
  'as root in a closed home the data lies where the server may go, and a note says where',
  async () => {
    const dataDir = aDataDir({ open: false });
    const server = await start(dataDir);
    const folder = folderOf(dataDir);
    cleanUps.unshift(() => rmSync(folder, { recursive: true, force: true }));
    expect(folder).toMatch(/^\/var\/lib\/throughline\/[0-9a-f]{12}$/);
    await withClient(server.url, (client) => client.query('CREATE TABLE kept AS SELECT 1 AS one'));
    await server.stop();
    expect(await count(await start(dataDir))).toBe(1);
  },
);

test.runIf(isRoot)(
  'a clone that was deleted and cloned again begins afresh beside what is left of the first',
  async () => {
    const dataDir = aDataDir({ open: false });
    await (await start(dataDir)).stop();
    const first = folderOf(dataDir);
    cleanUps.unshift(() => rmSync(first, { recursive: true, force: true }));
    rmSync(dataDir, { recursive: true });
    const server = await start(dataDir);
    const second = folderOf(dataDir);
    cleanUps.unshift(() => rmSync(second, { recursive: true, force: true }));
    expect(second).toBe(`${first}-2`);
    await expect(count(server)).rejects.toThrow(/"kept" does not exist/);
  },
);
