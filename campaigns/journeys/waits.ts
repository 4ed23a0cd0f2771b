import { Temporal } from 'temporal-polyfill';
import { toInstant } from '#campaigns/kernel/time.ts';
import type { Wait } from './schema.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * When a wait that begins now is over. A date that has passed and a shift into the past end it at once. In a gap of the
 * clocks the next valid time counts, in a fold the first.
 *
 * @param timeZone   IANA zone of the partner; local times mean it
 * @param shiftHours what the partner adds to the end; may be negative
 */
export function endOfWait(wait: Wait, now: Date, timeZone: string, shiftHours = 0): Date {
  const end = unshifted(wait, now, timeZone).getTime() + shiftHours * HOUR_MS;
  return new Date(Math.max(end, now.getTime()));
}

function unshifted(wait: Wait, now: Date, timeZone: string): Date {
  switch (wait.kind) {
    case 'duration':
      return new Date(now.getTime() + wait.minutes * MINUTE_MS);
    case 'date':
      return toInstant({ local: wait.local, timeZone });
    case 'weekday':
      return nextWeekday(wait.days, wait.time, now, timeZone);
  }
}

function nextWeekday(days: readonly number[], time: string, now: Date, timeZone: string): Date {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = today.add({ days: ahead });
    if (!days.includes(day.dayOfWeek)) continue;
    const at = toInstant({ local: `${day.toString()}T${time}`, timeZone });
    if (at.getTime() > now.getTime()) return at;
  }
  // Only where a zone moved by a day: a week later is then as good an answer as any.
  return new Date(now.getTime() + 7 * 24 * HOUR_MS);
}
