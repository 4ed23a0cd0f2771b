import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Entry = { version?: string; optionalDependencies?: Record<string, string> };
type Manifest = Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'overrides',
  Record<string, string>
>;

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const locked = (JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }).packages;

/** Below these, a known hole is open or a fix that we rely on is missing. */
const AT_LEAST: Record<string, string> = {
  handlebars: '4.7.10',
  mjml: '5.4.0',
  nodemailer: '10.6.0',
  'react-router': '6.30.6',
  'react-router-dom': '6.30.6',
  '@remix-run/router': '1.23.4',
  bullmq: '6.7.0',
};

test('every package is asked for in one exact version', () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides });
  expect(all.filter(([, version]) => !/^(?:npm:[\w/@-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
});

test('R40: no copy of these packages is older than the version that mended them', () => {
  const old = Object.entries(locked).flatMap(([place, { version = '' }]) => {
    const least = AT_LEAST[place.split('node_modules/').at(-1) ?? ''];
    return least && isOlder(version, least) ? [`${place} ${version}`] : [];
  });
  expect(old).toEqual([]);
  for (const name of Object.keys(AT_LEAST)) expect(Object.keys(locked)).toContain(`node_modules/${name}`);
});

function isOlder(version: string, least: string): boolean {
  const [a, b] = [version, least].map((text) => text.split('.').map(Number));
  const differs = [0, 1, 2].find((i) => a?.[i] !== b?.[i]);
  return differs !== undefined && (a?.[differs] ?? 0) < (b?.[differs] ?? 0);
}

test('the lock file holds the packages of every platform, so that npm ci works on each', () => {
  const missing = Object.entries(locked).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).flatMap((name) => (isLocked(place, name) ? [] : [`${name} of ${place}`])),
  );
  expect(missing).toEqual([]);
});

/** Node's own way: beside the package, then ever further up. */
function isLocked(place: string, name: string): boolean {
  if (locked[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true;
  if (place === '') return false;
  return isLocked(place.slice(0, Math.max(place.lastIndexOf('/node_modules/'), 0)), name);
}

test('the lock file names no address to download from', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toContain('"resolved"');
});
