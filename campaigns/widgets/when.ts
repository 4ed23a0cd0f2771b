import type { LiveItem } from './load-widget.ts';

type Times = Pick<LiveItem, 'startsAt' | 'endsAt' | 'timeZone' | 'allDay' | 'datedAt'>;

/**
 * When an item is, in words and for machines: an event in its own zone, with its end; anything else by its day.
 *
 * @param locale BCP 47; one that is not known reads as English
 */
export function whenOf(item: Times, locale: string): { when: string; time: string } {
  const { startsAt, endsAt, allDay, timeZone, datedAt } = item;
  if (!startsAt) return { when: day(datedAt, locale, 'UTC'), time: datedAt.toISOString().slice(0, 10) };
  const zone = timeZone ?? 'UTC';
  // The last day of an event that lasts whole days ends at the midnight after it.
  const end = endsAt && allDay && endsAt > startsAt ? new Date(endsAt.getTime() - 1) : endsAt;
  const format = new Intl.DateTimeFormat(locales(locale), {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: zone },
    ...(allDay ? {} : { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }),
  });
  return { when: end ? format.formatRange(startsAt, end) : format.format(startsAt), time: startsAt.toISOString() };
}

function day(instant: Date, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locales(locale), { dateStyle: 'medium', timeZone }).format(instant);
}

function locales(locale: string): string[] {
  try {
    return [...Intl.getCanonicalLocales(locale), 'en'];
  } catch {
    return ['en'];
  }
}
