import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destinationOf, isSameForAll } from '#campaigns/delivery/tracking/destination.ts';

test('a link leads where it was stored, campaign parameters and fragment kept', () => {
  expect(destinationOf('https://acme.test/a?utm_source=mail&utm_campaign=x#top', null)).toBe(
    'https://acme.test/a?utm_source=mail&utm_campaign=x#top',
  );
});

test('only http and https lead anywhere', () => {
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.test', '/home', ''])
    expect(destinationOf(url, null), url).toBeNull();
});

test('a declared value stands escaped in its place', () => {
  expect(destinationOf('https://acme.test/o?ref={value}&b=1', 'a b&c=1#?/')).toBe(
    'https://acme.test/o?ref=a%20b%26c%3D1%23%3F%2F&b=1',
  );
  expect(destinationOf('https://acme.test/o?ref={value}', null)).toBe('https://acme.test/o?ref=');
  expect(isSameForAll('https://acme.test/o?ref={value}')).toBe(false);
});

test('a value is ignored where none is declared, or outside the query', () => {
  expect(destinationOf('https://acme.test/o', 'x')).toBe('https://acme.test/o');
  expect(destinationOf('https://acme.test/{value}', '../evil')).toBe('https://acme.test/%7Bvalue%7D');
  expect(destinationOf('https://acme.test/#{value}', 'x')).toBe('https://acme.test/#{value}');
});

test('no value can change host or path, or add a parameter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (value) => {
      const url = new URL(destinationOf('https://acme.test/o?ref={value}&b=1', value) ?? '');
      expect([url.host, url.pathname, url.hash]).toEqual(['acme.test', '/o', '']);
      expect([...url.searchParams.keys()]).toEqual(['ref', 'b']);
    }),
  );
});
