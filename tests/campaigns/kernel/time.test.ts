import { expect, test } from 'vitest';
import { toInstant, toLocalDate, toLocalTime } from '#campaigns/kernel/time.ts';
import { SchedulePlan } from '#campaigns/launches/schema.ts';

test.each([
  ['an ordinary day', '2027-01-15T09:00', 'Europe/Berlin', '2027-01-15T08:00:00.000Z'],
  ['the other side of the world', '2027-01-15T09:00', 'Pacific/Auckland', '2027-01-14T20:00:00.000Z'],
  ['half an hour off', '2027-01-15T09:00', 'Asia/Kolkata', '2027-01-15T03:30:00.000Z'],
  ['a quarter off', '2027-01-15T09:00', 'Asia/Kathmandu', '2027-01-15T03:15:00.000Z'],
  ['before the gap', '2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
  ['in the gap: as late as it would have been', '2027-03-28T02:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ['after the gap', '2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
  ['in the fold: the first of the two', '2027-10-31T02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
  ['in a gap at midnight', '2027-09-05T00:30', 'America/Santiago', '2027-09-05T04:30:00.000Z'],
  ['in a gap of half an hour', '2027-10-03T02:10', 'Australia/Lord_Howe', '2027-10-02T15:40:00.000Z'],
  ['on 29 February', '2028-02-29T09:00', 'UTC', '2028-02-29T09:00:00.000Z'],
  ['in the year 9999', '9999-12-31T23:59', 'UTC', '9999-12-31T23:59:00.000Z'],
])('R09, B 60: %s, a plan has one instant', (_, local, timeZone, instant) => {
  expect(toInstant({ local, timeZone }).toISOString()).toBe(instant);
});

test('R09: on every hour of the days when clocks move, a plan comes due once, in order, and reads as it was meant', () => {
  for (const timeZone of ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Africa/Casablanca'])
    for (let day = 1; day <= 365; day += 1) {
      const date = toLocalDate(new Date(Date.UTC(2027, 0, day, 12)), timeZone);
      let last = 0;
      for (let hour = 0; hour < 24; hour += 1) {
        const local = `${date}T${String(hour).padStart(2, '0')}:00`;
        const instant = toInstant({ local, timeZone });
        expect(instant.getTime(), `${local} ${timeZone}`).toBeGreaterThanOrEqual(last);
        last = instant.getTime();
        const read = toLocalTime(instant, timeZone);
        // Only in a gap it reads otherwise, and then later.
        if (read !== local) expect(read > local, `${local} ${timeZone}`).toBe(true);
      }
    }
});

test.each([
  ['30 February', { startsLocal: '2027-02-30T09:00' }],
  ['29 February of a year without one', { startsLocal: '2027-02-29T09:00' }],
  ['25 hours', { startsLocal: '2027-01-15T25:00' }],
  ['61 minutes', { startsLocal: '2027-01-15T09:61' }],
  ['month 13', { startsLocal: '2027-13-01T09:00' }],
  ['a date alone', { startsLocal: '2027-01-15' }],
  ['a zone that was taken out of the list', { timeZone: 'Mars/Olympus' }],
  ['an empty zone', { timeZone: '' }],
])('B 60: a plan with %s is refused at its field', (_, wrong) => {
  const plan = { when: 'later', startsLocal: '2027-01-15T09:00', timeZone: 'Europe/Berlin', ...wrong };
  const parsed = SchedulePlan.safeParse(plan);
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(Object.keys(wrong));
});
