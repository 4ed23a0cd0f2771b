import ical, { ICalCalendarMethod } from 'ical-generator';
import type { LiveWidget } from './load-widget.ts';

// How often calendar programs are told to look again.
const REFRESH_S = 3_600;

/**
 * The events of a widget as a calendar (RFC 5545) that programs read once or subscribe to; an event keeps its name over
 * all changes, so that it is changed there too and not doubled.
 *
 * @param host of the installation, for the events' names
 */
export function calendarOf(widget: LiveWidget, host: string): string {
  const calendar = ical({
    name: widget.style.heading || widget.vendorName,
    prodId: { company: 'Throughline', product: 'widgets', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_S,
  });
  for (const { id, title, summary, url, startsAt, endsAt, allDay, place, datedAt } of widget.items) {
    if (!startsAt) continue;
    calendar.createEvent({
      ...{ id: `${id}@${host}`, summary: title, start: startsAt, allDay, stamp: datedAt },
      ...(endsAt ? { end: endsAt } : {}),
      ...(summary ? { description: summary } : {}),
      ...(place ? { location: place } : {}),
      ...(url ? { url } : {}),
    });
  }
  return calendar.toString();
}
