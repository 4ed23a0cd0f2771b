import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSpool, type Spool } from '#campaigns/delivery/tracking/spool.ts';
import { formatSpoolLine, parseSpoolLine, type SpoolLine } from '#campaigns/delivery/tracking/spool-line.ts';

let folder: string;
let now: number;
let spool: Spool;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spool-'));
  now = 1_772_366_400_000;
  spool = openSpool(folder, () => now);
});
afterEach(() => {
  spool.close();
  rmSync(folder, { recursive: true });
});

const append = (to: Spool, line: string) =>
  new Promise<Error | null>((resolve) => {
    to.append(line, resolve);
  });
const contents = async (of: Spool) => (await Promise.all(of.segments().map((segment) => of.read(segment)))).join('');

describe('the spool', () => {
  test('a line is in the file when its writer is told so', async () => {
    await append(spool, 'one\n');
    const [file] = readdirSync(folder);
    expect(file).toMatch(/\.hits$/);
    spool.roll();
    expect(await contents(spool)).toBe('one\n');
  });

  test('what comes in one turn is one write, in its order', async () => {
    await Promise.all(['a\n', 'b\n', 'c\n'].map((line) => append(spool, line)));
    spool.roll();
    expect(await contents(spool)).toBe('a\nb\nc\n');
  });

  test('the file being written is not offered for folding; after some seconds the next line opens another', async () => {
    await append(spool, 'one\n');
    expect(spool.segments()).toEqual([]);
    now += 5_001;
    await append(spool, 'two\n');
    expect(await contents(spool)).toBe('one\n');
  });

  test('a folded file that is gone already is no error', async () => {
    await append(spool, 'one\n');
    spool.roll();
    const [segment] = spool.segments();
    if (!segment) throw new Error('a segment');
    await spool.remove(segment);
    await spool.remove(segment);
    expect(spool.segments()).toEqual([]);
  });

  test("a living writer's files are left to it, until they are surely closed", async () => {
    const other = openSpool(folder, () => now);
    await append(other, 'theirs\n');
    other.roll();
    expect(spool.segments()).toEqual([]);
    now += 60_001;
    expect(await contents(spool)).toBe('theirs\n');
    other.close();
  });

  test("a dead writer's files are adopted at once, whether its process number is free or our own", async () => {
    const dead = openSpool(folder, () => now);
    await append(dead, 'left behind\n');
    dead.close();
    expect(await contents(spool)).toBe('left behind\n');
    const [file = ''] = readdirSync(folder);
    renameSync(join(folder, file), join(folder, file.replace(`~${process.pid}~`, '~4194303~')));
    expect(await contents(spool)).toBe('left behind\n');
  });

  test('a file of another machine is left alone until it is surely closed', async () => {
    writeFileSync(join(folder, `${now.toString(36)}~deadbeef~${process.pid}~writer~1.hits`), 'far\n');
    expect(spool.segments()).toEqual([]);
    now += 60_001;
    expect(await contents(spool)).toBe('far\n');
  });

  test('when the disk refuses, the writer is told, and the next line begins a new file', async () => {
    rmSync(folder, { recursive: true });
    expect(await append(spool, 'one\n')).toMatchObject({ code: 'ENOENT' });
    openSpool(folder).close();
    expect(await append(spool, 'two\n')).toBeNull();
    spool.roll();
    expect(await contents(spool)).toBe('two\n');
  });
});

describe('lines of the spool', () => {
  const lines: SpoolLine[] = [
    { kind: 'click', sequence: 1, at: 1_772_366_400_000, reason: 'browser', token: 'AbC-_' },
    { kind: 'open', sequence: 2, at: 1_772_366_400_001, reason: 'scanner', token: 'x' },
    { kind: 'burst', sequence: 1, at: 5, token: 'x' },
    { kind: 'unsubscribe', sequence: 46_656, at: 5, token: 'x' },
  ];

  test('say what was written', () => {
    for (const line of lines) {
      const text = formatSpoolLine(line);
      expect(text.endsWith('\n')).toBe(true);
      expect(parseSpoolLine(text.slice(0, -1))).toEqual(line);
    }
  });

  test.each([
    '',
    'c',
    'c 1 2 browser',
    'x 1 2 browser t',
    'c 1 2 nonsense t',
    'c ! 2 browser t',
    'c 1 2 browser t u',
    '\0\0\0',
  ])('that are half-written are not read: "%s"', (text) => {
    expect(parseSpoolLine(text)).toBeNull();
  });
});
