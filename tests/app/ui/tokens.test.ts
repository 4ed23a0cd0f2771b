import { readFileSync } from 'node:fs';
import { type Color, parse, wcagContrast } from 'culori';
import { describe, expect, test } from 'vitest';

type Mode = 'light' | 'dark';

const css = readFileSync(new URL('../../../app/styles/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

function colour(name: string, mode: Mode): Color {
  const value = tokens.get(name)?.[mode];
  const parsed = value === undefined ? undefined : parse(value);
  if (parsed === undefined) throw new Error(`tokens.css has no colour --${name}`);
  return parsed;
}

const surfaces = ['page', 'raised', 'overlay', 'sunken', 'hover'];
const meanings = ['success', 'warning', 'danger', 'info'];
const text = [
  ...['ink', 'ink-muted', 'ink-faint', 'accent-ink'].flatMap((ink) => surfaces.map((on) => [ink, on])),
  ...meanings.flatMap((tone) => ['page', 'raised', 'overlay', `${tone}-tint`].map((on) => [`${tone}-ink`, on])),
  ...meanings.flatMap((tone) => ['ink', 'ink-muted'].map((ink) => [ink, `${tone}-tint`])),
  ...['ink', 'ink-muted', 'accent-ink'].map((ink) => [ink, 'accent-tint']),
  ...['ink', 'ink-muted'].map((ink) => [ink, 'pressed']),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger-fill'],
  ['on-danger', 'danger-strong'],
  ['on-inverse', 'inverse'],
  ['on-captured', 'captured'],
  ...['tag', 'attribute', 'string', 'merge', 'comment'].map((part) => [`code-${part}`, 'sunken']),
] as [string, string][];
const shapes = [
  ...['line-control', 'focus', 'accent', 'danger-fill'].flatMap((shape) =>
    ['page', 'raised', 'sunken'].map((on) => [shape, on]),
  ),
  ...['1', '2', '3', '4', '5', '6', 'other'].flatMap((n) => ['page', 'raised'].map((on) => [`data-${n}`, on])),
  ...meanings.flatMap((tone) => ['page', 'raised'].map((on) => [`${tone}-solid`, on])),
] as [string, string][];

describe.each<Mode>(['light', 'dark'])('colours in %s', (mode) => {
  test.each(text)('text --%s on --%s reaches 4.5:1', (ink, on) => {
    expect(wcagContrast(colour(ink, mode), colour(on, mode))).toBeGreaterThanOrEqual(4.5);
  });
  test.each(shapes)('the shape --%s on --%s reaches 3:1', (shape, on) => {
    expect(wcagContrast(colour(shape, mode), colour(on, mode))).toBeGreaterThanOrEqual(3);
  });
});

test('neutrals stay quiet: hue 80 and at most 0.01 of chroma', () => {
  for (const name of [...surfaces, 'line', 'line-strong', 'line-control', 'ink', 'ink-muted', 'ink-faint']) {
    for (const mode of ['light', 'dark'] as const) {
      const value = colour(name, mode);
      expect('c' in value ? value.c : 0, name).toBeLessThanOrEqual(0.01);
    }
  }
});

test('every colour named in theme.css has a value in tokens.css', () => {
  const theme = readFileSync(new URL('../../../app/styles/theme.css', import.meta.url), 'utf8');
  const used = [...theme.matchAll(/--color-[a-z0-9-]+: var\(--([a-z0-9-]+)\)/g)].map(([, name = '']) => name);
  expect(used.length).toBeGreaterThan(40);
  expect(used.filter((name) => !css.includes(`--${name}: light-dark(`))).toEqual([]);
});
