import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safePath } from '#app/http/safe-path.ts';

const HOME = '/home';

test('B 38: what would leave our site goes home instead', () => {
  const away = [
    ...[
      '//evil.test',
      '/\\evil.test',
      '\\\\evil.test',
      '/%09/evil.test\t',
      '/\t/evil.test',
      '/\n/evil.test',
      '///evil.test',
    ],
    ...['https:evil.test', 'https://evil.test', 'javascript:alert(1)', 'data:text/html,x', 'evil.test', '', ' /x', '.'],
    ...['/login/..//evil.test', '/a/../..//evil.test', '/.//evil.test', '/x\r\nSet-Cookie: a=b', '/\u0000', '/x\u007f'],
    ...[null, undefined, 7, {}, ['/x'], `/${'x'.repeat(3_000)}`],
  ];
  for (const wanted of away) expect(safePath(wanted, HOME), JSON.stringify(wanted)).toBe(HOME);
});

test('a path of ours stays, with its search and place', () => {
  for (const wanted of ['/', '/vendor', '/vendor/campaigns?q=a%20b&page=2#top', '/%2f%2fevil', '/a//b', '/x?to=//evil'])
    expect(safePath(wanted, HOME)).toBe(wanted);
  expect(safePath('/a/../b', HOME)).toBe('/b');
});

test('B 38: whatever comes in, a browser stays on our site', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '//',
    '..',
    '.',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    ':',
    '@',
    '?',
    '#',
    'evil.test',
    'a',
    'https:',
    'javascript:',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 8 }), (parts) => {
      const path = safePath(parts.join(''), HOME);
      const landed = new URL(path, 'https://ours.test/sign-in');
      return landed.origin === 'https://ours.test' && path.startsWith('/') && !path.startsWith('//');
    }),
    { numRuns: 5_000 },
  );
});
