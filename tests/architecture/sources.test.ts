import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sources } from './sources.ts';

const CODE = /\.(?:ts|tsx|mjs|cjs)$/;

const filesWith = (pattern: RegExp, ending = CODE) =>
  sources(ending)
    .filter(({ text }) => pattern.test(text))
    .map(({ file }) => file);

test('the environment is read where a process starts, and passed on as values', () => {
  const starts =
    /^(?:app\/launch\/|app\/http\/(?:world\.server|server)\.ts|jobs\/worker\.ts|prisma\/(?:prisma-cli|schema-engine|server\/cluster)\.m?[tj]s|tests\/)/;
  expect(filesWith(/\bprocess\.env\b/).filter((file) => !starts.test(file))).toEqual([]);
});

test('raw SQL lives in files named so', () => {
  const sql = /\.sql\.ts$|^(?:prisma|tests)\//;
  expect(filesWith(/\$(?:query|execute)Raw|\bPrisma\.(?:sql|raw)\b/).filter((file) => !sql.test(file))).toEqual([]);
});

test('files are small: 300 lines at most, tests 400', () => {
  const long = sources(CODE).filter(
    ({ file, text }) => text.split('\n').length - 1 > (file.startsWith('tests/') ? 400 : 300),
  );
  expect(long.map(({ file }) => file)).toEqual([]);
});

test('nothing is left for later in the code', () => {
  // Written apart, so that this file is no finding.
  const words = new RegExp(
    ['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|'),
  );
  expect(filesWith(words)).toEqual([]);
});

test('no barrels: what is imported is the file that is meant', () => {
  expect(filesWith(/^export \* from/m)).toEqual([]);
});

test('names of files are lower case with hyphens', () => {
  // Routes carry their address in their names, factories of JSON their language.
  const named = sources(CODE).filter(({ file }) => !file.startsWith('app/routes/'));
  const odd = named.filter(({ file }) => !/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(file.split('/').at(-1) ?? ''));
  expect(odd.map(({ file }) => file)).toEqual([]);
});

test('the types are checked without exceptions', () => {
  expect(
    filesWith(/@ts-(?:ignore|nocheck|expect-error)/).filter((file) => file !== 'tests/architecture/sources.test.ts'),
  ).toEqual([]);
});

test('.env.example names every variable there is, and none that is not', () => {
  const declared = [...readFileSync('campaigns/kernel/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
    ([, name]) => name,
  );
  const shown = [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
  // The demo's own switch is set by its launcher.
  expect(shown.sort()).toEqual(declared.filter((name) => name !== 'DEMO').sort());
});
