import { expect, test } from 'vitest';
import {
  formatBytes,
  formatDate,
  formatExact,
  formatMoney,
  formatNumber,
  formatPercent,
  formatRelative,
} from '#app/i18n/format.ts';

const ana = { locale: 'en-GB', timeZone: 'Europe/Madrid' };
const kurt = { locale: 'de-DE', timeZone: 'Europe/Berlin' };
const now = Date.parse('2026-05-12T12:00:00Z');
const ago = (seconds: number) => new Date(now - seconds * 1000);

test('money takes its digits from the currency: cents, none, mils', () => {
  expect(formatMoney(ana, { amountMinor: 240_000, currency: 'EUR' })).toBe('€2,400.00');
  expect(formatMoney(ana, { amountMinor: 5_000, currency: 'JPY' })).toBe('JP¥5,000');
  expect(formatMoney(ana, { amountMinor: 1_234, currency: 'KWD' })).toBe('KWD\u00a01.234');
});

test('numbers and money are written as the reader writes them', () => {
  expect(formatNumber(kurt, 1_310)).toBe('1.310');
  expect(formatMoney(kurt, { amountMinor: 125_000, currency: 'EUR' })).toBe('1.250,00\u00a0€');
});

test('a share below ten per cent keeps one decimal', () => {
  expect(formatPercent(ana, 0.0314)).toBe('3.1%');
  expect(formatPercent(ana, 0.998)).toBe('100%');
});

test.each([
  [ago(20), 'now'],
  [ago(240), '4 minutes ago'],
  [ago(-7_200), 'in 2 hours'],
  [ago(86_400), 'yesterday'],
  [ago(6 * 86_400), '6 days ago'],
  [ago(8 * 86_400), '4 May 2026'],
])('%s is said as %s', (value, words) => {
  expect(formatRelative(ana, value, now)).toBe(words);
});

test('a date stands in the reader’s time zone, not in the server’s', () => {
  const lateInLondon = new Date('2026-05-12T22:30:00Z');
  expect(formatDate(ana, lateInLondon)).toBe('13 May 2026');
  expect(formatDate({ ...ana, timeZone: 'UTC' }, lateInLondon)).toBe('12 May 2026');
});

test('the exact date names weekday, time and zone', () => {
  expect(formatExact(ana, new Date('2026-05-12T07:00:00Z'))).toMatch(/Tuesday.*12 May 2026.*9:00.*CEST/);
});

test('sizes of files are said in the largest unit that fits', () => {
  expect(formatBytes(ana, 0)).toBe('0 bytes');
  expect(formatBytes(ana, 2_400_000)).toBe('2.4 MB');
  expect(formatBytes(ana, 48_000)).toBe('48 kB');
});
