import { DomainError } from '#campaigns/kernel/errors.ts';
import { toInstant } from '#campaigns/kernel/time.ts';
import type { ItemFields, ItemKind } from './schema.ts';

export type EventTimes = { startsAt: Date | null; endsAt: Date | null; timeZone: string | null; allDay: boolean };

const NONE: EventTimes = { startsAt: null, endsAt: null, timeZone: null, allDay: false };

/**
 * When an event is, as instants: what is typed is the wall clock of its own zone.
 *
 * @returns nothing for news and products
 * @throws DomainError invalid when an event has no start, or ends before it starts
 */
export function eventTimesOf(kind: ItemKind, fields: ItemFields): EventTimes {
  if (kind !== 'event') return NONE;
  const { startsAt, endsAt, allDay, timeZone = 'UTC' } = fields;
  if (!startsAt) throw wrong('startsAt', 'An event needs the time it begins.');
  const from = toInstant({ local: startsAt, timeZone });
  const to = endsAt ? toInstant({ local: endsAt, timeZone }) : null;
  if (to && to < from) throw wrong('endsAt', 'It ends before it begins.');
  return { startsAt: from, endsAt: to, timeZone, allDay };
}

function wrong(field: string, show: string): DomainError {
  return new DomainError('invalid', `event refused: ${field}`, { show, fields: { [field]: show } });
}
