import ICAL from 'ical.js';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { isTimeZone, toInstant } from '#campaigns/kernel/time.ts';
import { type FeedEntry, type FeedReading, linesOf, MAX_ENTRIES, plainLine, webAddress } from './entry.ts';

/**
 * Reads the events of a calendar (RFC 5545). Of one that repeats, its first time; what is cancelled is left out. Times in
 * a named zone are that zone's, without one UTC's.
 *
 * @throws DomainError invalid when it is no calendar
 */
export function readCalendar(text: string): FeedReading {
  const lines = linesOf(text, /^BEGIN:VEVENT/gim);
  const reading: FeedReading = { kind: 'event', entries: [], problems: [] };
  const events = parse(text);
  events.slice(0, MAX_ENTRIES).forEach((component, at) => {
    const line = lines[at] ?? 1;
    if (component.getFirstPropertyValue('status') === 'CANCELLED') return;
    try {
      reading.entries.push(toEntry(new ICAL.Event(component), line));
    } catch (error) {
      const message = error instanceof UnreadableEvent ? error.message : 'This event cannot be read.';
      reading.problems.push({ line, message });
    }
  });
  if (events.length > MAX_ENTRIES)
    reading.problems.push({ line: lines[MAX_ENTRIES] ?? 1, message: `Only the first ${MAX_ENTRIES} are read.` });
  return reading;
}

class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

function parse(text: string): ICAL.Component[] {
  try {
    const root = new ICAL.Component(ICAL.parse(text));
    return (root.name === 'vcalendar' ? root : (root.getFirstSubcomponent('vcalendar') ?? root)).getAllSubcomponents(
      'vevent',
    );
  } catch (cause) {
    const show = 'This calendar cannot be read. Nothing was changed.';
    throw new DomainError('invalid', 'no calendar', { show, fields: { file: show }, cause });
  }
}

function toEntry(event: ICAL.Event, line: number): FeedEntry {
  const title = plainLine(event.summary ?? '', 160);
  if (!title) throw new UnreadableEvent('It has no title.');
  if (!event.uid) throw new UnreadableEvent('It has no name of its own (UID).');
  const start = event.component.getFirstPropertyValue('dtstart');
  if (!(start instanceof ICAL.Time)) throw new UnreadableEvent('It has no time.');
  const named = event.component.getFirstProperty('dtstart')?.getParameter('tzid');
  const zone = typeof named === 'string' && isTimeZone(named) ? named : 'UTC';
  const startsAt = instantOf(start, zone);
  const end = event.endDate ? instantOf(event.endDate, zone) : null;
  const again = event.recurrenceId ? ` ${event.recurrenceId.toString()}` : '';
  const url = event.component.getFirstPropertyValue('url');
  return {
    ...{
      line,
      externalId: `${event.uid}${again}`.slice(0, 500),
      title,
      summary: plainLine(event.description ?? '', 600),
    },
    ...{ url: webAddress(typeof url === 'string' ? url : ''), datedAt: startsAt, startsAt, timeZone: zone },
    ...{
      endsAt: end && end >= startsAt ? end : null,
      allDay: start.isDate,
      place: plainLine(event.location ?? '', 160),
    },
  };
}

function instantOf(time: ICAL.Time, timeZone: string): Date {
  const two = (value: number) => String(value).padStart(2, '0');
  const local = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}T${two(time.hour)}:${two(time.minute)}`;
  // "Z" at its end: an instant, whatever zone the event names.
  return toInstant({ local, timeZone: time.zone === ICAL.Timezone.utcTimezone ? 'UTC' : timeZone });
}
