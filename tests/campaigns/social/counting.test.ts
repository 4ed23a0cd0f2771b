import { expect, test } from 'vitest';
import { countPost } from '#campaigns/social/texts/schema.ts';

const LONG_LINK = `https://example.com/${'a'.repeat(200)}`;

test.each([
  ['plain text', 'abc', 3],
  ['an address is 23, however long', `See ${LONG_LINK}`, 27],
  ['a bare name is an address too', 'example.com now', 27],
  ['a version number and a sentence’s end are none', 'v1.2 is out.Buy it', 18],
  ['Chinese and Japanese count double', '日本語', 6],
  ['an emoji is two, a family of four as well', '👍👨‍👩‍👧‍👦', 4],
  ['a flag is two', '🇪🇸', 2],
  ['an accent is one, composed or not', 'e\u0301', 1],
  ['typographic quotes and dashes are one', '“–”', 3],
])('X: %s', (_name, text, count) => {
  expect(countPost('x', text)).toBe(count);
});

test.each([
  ['an address is 23', `See ${LONG_LINK}`, 27],
  ['a mention counts without its server', '@ben@mastodon.social hi', 7],
  ['a family is one', '👨‍👩‍👧‍👦', 1],
])('Mastodon: %s', (_name, text, count) => {
  expect(countPost('mastodon', text)).toBe(count);
});

test('Bluesky counts what a reader sees, LinkedIn and Facebook what a computer stores', () => {
  expect(countPost('bluesky', '👨‍👩‍👧‍👦é')).toBe(2);
  expect(countPost('linkedin', '👍')).toBe(2);
  expect(countPost('bluesky', LONG_LINK)).toBe(LONG_LINK.length);
});
