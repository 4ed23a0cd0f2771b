import { expect, test } from 'vitest';
import { dayOf, monthFrom, monthOf, spanOf, weeksOf } from '#app/components/social/calendar-month.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

test('the month is the address’s, and this one when that is none', () => {
  expect(monthOf('2026-02', NOW)).toBe('2026-02');
  for (const wrong of [undefined, '', '2026-13', '2026-00', '26-1', 'x', '2026-1'])
    expect(monthOf(wrong, NOW)).toBe('2026-11');
  expect([monthFrom('2026-12', 1), monthFrom('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
});

test('weeks begin on Monday and hold each day of the month once', () => {
  for (const [month, days] of [
    ['2026-02', 28],
    ['2028-02', 29],
    ['2026-11', 30],
    ['2026-03', 31],
  ] as const) {
    const weeks = weeksOf(month);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
    const all = weeks.flat().filter((day) => day !== null);
    expect([all.length, all[0], new Set(all).size]).toEqual([days, `${month}-01`, days]);
    for (const week of weeks) {
      const at = week.findIndex((day) => day !== null);
      expect((new Date(`${week[at]}T00:00:00Z`).getUTCDay() + 6) % 7).toBe(at);
    }
  }
});

test('a post stands on its reader’s day, and what is asked for holds every reader’s month', () => {
  const at = new Date('2026-10-31T23:30:00Z');
  expect([dayOf(at, 'UTC'), dayOf(at, 'Europe/Vienna')]).toEqual(['2026-10-31', '2026-11-01']);
  const { from, to } = spanOf('2026-11');
  expect(from < at && at < to).toBe(true);
  expect(dayOf(new Date('2026-12-01T11:00:00Z'), 'Pacific/Pago_Pago')).toBe('2026-12-01');
});
