import { toInstant, toLocalTime } from '#campaigns/kernel/time.ts';
import type { RoutingRules } from './schema.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When so many business hours have passed in a zone: nights, free days and clock changes do not count.
 *
 * @param hours 1 or more
 * @returns an instant within business hours, or at their end
 */
export function afterBusinessHours(
  start: Date,
  hours: number,
  { from, to, days }: Pick<RoutingRules['window'], 'from' | 'to' | 'days'>,
  timeZone: string,
): Date {
  let left = hours * HOUR_MS;
  let day = toLocalTime(start, timeZone).slice(0, 10);
  // A year of days is more than any window needs; hours that never open would loop for ever.
  for (let round = 0; round < 400; round += 1) {
    const opens = atHour(day, from, timeZone);
    const closes = atHour(day, to, timeZone);
    if (days.includes(weekdayOf(day)) && closes > start && closes > opens) {
      const begin = Math.max(opens.getTime(), start.getTime());
      const length = closes.getTime() - begin;
      if (length >= left) return new Date(begin + left);
      left -= length;
    }
    day = nextDay(day);
  }
  return new Date(start.getTime() + hours * HOUR_MS);
}

function atHour(day: string, hour: number, timeZone: string): Date {
  const local = hour === 24 ? `${nextDay(day)}T00:00` : `${day}T${String(hour).padStart(2, '0')}:00`;
  return toInstant({ local, timeZone });
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
