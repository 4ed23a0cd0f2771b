import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { directionOf, toLocale, toTimeZone } from '#app/i18n/locales.ts';
import { toPseudo } from '#app/i18n/pseudo.ts';
import { i18nFor, translator } from '#app/i18n/words.ts';

const people = {
  'x.people_one': '{{count, number}} person',
  'x.people_other': '{{count, number}} people',
  'x.hint': 'See <link>the checks</link> for {{name}}',
} as const;

test('plurals and grouped digits come from the catalogue and the locale', () => {
  const t = translator(i18nFor('en-GB'), people);
  expect(t('x.people', { count: 1 })).toBe('1 person');
  expect(t('x.people', { count: 1310 })).toBe('1,310 people');
});

test('a locale without words of its own reads English with its own digits', () => {
  expect(translator(i18nFor('de-DE'), people)('x.people', { count: 1310 })).toBe('1.310 people');
});

test('values are put in as they are: React escapes them', () => {
  expect(translator(i18nFor('en'), people)('x.hint', { name: 'A & B' })).toContain('A & B');
});

test('the pseudo-locale marks every word and keeps values and tags', () => {
  const words = translator(i18nFor('en-XA'), people)('x.hint', { name: 'Ana' });
  expect(words).toMatch(/^\[Šéé <link>.*<\/link>.*Ana.*\]$/);
  expect(words).not.toContain('checks');
});

test('the pseudo-locale is at least 40 % longer than English', () => {
  for (const text of ['Save', 'Launch to a great many people at once', 'OK']) {
    expect(toPseudo(text).length).toBeGreaterThanOrEqual(Math.ceil(text.length * 1.4) + 2);
  }
});

test('a mangled locale or zone falls back instead of failing the page', () => {
  expect(toLocale('en_XX; drop')).toBe('en');
  expect(toLocale('en-xa')).toBe('en-XA');
  expect(toLocale('x'.repeat(4_000))).toBe('en');
  expect(toTimeZone('Mars/Olympus')).toBe('UTC');
  expect(toTimeZone('Europe/Madrid')).toBe('Europe/Madrid');
  expect(directionOf('ar-EG')).toBe('rtl');
});

const folder = new URL('../../../app/i18n/en/', import.meta.url);
const catalogues = readdirSync(folder).filter((file) => file.endsWith('.json'));

test.each(catalogues)('every key of %s begins with its area', (file) => {
  const words: Record<string, string> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const area = file.replace('.json', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  expect(Object.keys(words).filter((key) => !key.startsWith(`${area}.`))).toEqual([]);
});

test.each(catalogues)('the words of %s keep the house style', (file) => {
  const words: Record<string, string> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  const bad = Object.entries(words).filter(([, text]) => /!|\bsuccessfully\b|\bplease\b/i.test(text));
  expect(bad).toEqual([]);
});

test.each(catalogues)('where %s counts things, one thing has its own words', (file) => {
  const words: Record<string, string> = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  // Characters are those of limits and of long subjects: never one.
  const several = /\{\{(\w+), number\}\} (?:people|(?!is\b|was\b|has\b|characters\b)[a-z]+[^s\W]s)\b/g;
  const bad = Object.entries(words).filter(([key, text]) =>
    [...text.matchAll(several)].some(([, name]) => name !== 'count' || !key.endsWith('_other')),
  );
  expect(bad).toEqual([]);
});
