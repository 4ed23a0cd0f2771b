import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

export type Clock = { now(): Date };
export const systemClock: Clock = { now: () => new Date() };

/** Wall-clock time without a zone: "2026-03-29T09:00". */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, { error: 'is not a date and time like 2026-03-29T09:00', abort: true })
  .refine((text) => isCalendar(`${text}:00.000Z`, text), 'is not a time of the calendar');
export type LocalTime = z.infer<typeof LocalTime>;

/** A day without a zone: "2026-03-29". */
export const LocalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'is not a date like 2026-03-29', abort: true })
  .refine((text) => isCalendar(`${text}T00:00:00Z`, text), 'is not a day of the calendar');

// Without Temporal: input schemas reach the browser, where its polyfill would cost every form 20 KB.
function isCalendar(instant: string, text: string): boolean {
  const day = new Date(instant);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** IANA zone name. */
export const IanaZone = z.string().max(64).refine(isTimeZone, 'is not a known time zone');

/**
 * The instant of a wall-clock plan. In a gap (clocks moved forward) the next valid time, in a fold the first one.
 *
 * @throws RangeError when the local time is not a time of the calendar
 */
export function toInstant(plan: { local: string; timeZone: string }): Date {
  const zoned = Temporal.PlainDateTime.from(plan.local, { overflow: 'reject' }).toZonedDateTime(plan.timeZone, {
    disambiguation: 'compatible',
  });
  return new Date(zoned.epochMilliseconds);
}

/** The wall-clock time of an instant in a zone, "2026-03-29T09:00". */
export function toLocalTime(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The Monday of a day's week: "2026-04-01" → "2026-03-30". */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** The day of an instant in a zone, "2026-03-29". */
export function toLocalDate(instant: Date, timeZone: string): string {
  return toLocalTime(instant, timeZone).slice(0, 10);
}
