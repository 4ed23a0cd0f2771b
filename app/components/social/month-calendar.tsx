import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { EmptyState } from '#app/components/ui/empty-state.tsx';
import { DateTime } from '#app/components/ui/format.tsx';
import words from '#app/i18n/en/social.json';
import { useFormat } from '#app/i18n/use-format.tsx';
import { useT } from '#app/i18n/use-t.tsx';
import { dayOf, monthFrom, weeksOf } from './calendar-month.ts';

export type Entry = { id: string; title: string; at: Date; to: string; state: ReactNode };
type Props = { month: string; entries: readonly Entry[]; monthTo: (month: string) => string };

// A day of the calendar is no instant: it is read and written in one zone, whatever the reader's.
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const say = (locale: string, day: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(noon(day));

/** A month of posts: a table of days, and the same as a list where the table has no room. The month is in the address. */
export function MonthCalendar({ month, entries, monthTo }: Props) {
  const t = useT(words);
  const format = useFormat();
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at, format.timeZone);
    if (day.startsWith(month)) byDay.set(day, [...(byDay.get(day) ?? []), entry]);
  }
  const name = say(format.locale, `${month}-15`, { month: 'long', year: 'numeric' });
  return (
    <section aria-label={name} className="flex flex-col gap-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg" aria-live="polite">
          {name}
        </h2>
        <nav aria-label={t('social.months')} className="flex flex-wrap gap-3">
          <ButtonLink to={monthTo(monthFrom(month, -1))} size="sm">
            {t('social.monthBefore')}
          </ButtonLink>
          <ButtonLink to={monthTo('')} size="sm">
            {t('social.monthNow')}
          </ButtonLink>
          <ButtonLink to={monthTo(monthFrom(month, 1))} size="sm">
            {t('social.monthAfter')}
          </ButtonLink>
        </nav>
      </div>
      {byDay.size === 0 ? <EmptyState title={t('social.monthEmpty')} why={t('social.monthEmptyWhy')} /> : null}
      <MonthTable month={month} name={name} byDay={byDay} />
      <ul className="flex flex-col gap-4 sm:hidden">
        {[...byDay]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, list]) => (
            <li key={day} className="rounded-md border border-line bg-raised p-4">
              <h3 className="mb-2 text-base font-medium">
                {say(format.locale, day, { weekday: 'short', day: 'numeric', month: 'short' })}
              </h3>
              <Entries list={list} />
            </li>
          ))}
      </ul>
    </section>
  );
}

function MonthTable({ month, name, byDay }: { month: string; name: string; byDay: ReadonlyMap<string, Entry[]> }) {
  const { locale } = useFormat();
  const weeks = weeksOf(month);
  // 2024 began on a Monday.
  const weekdays = Array.from({ length: 7 }, (_, n) => {
    const day = `2024-01-0${n + 1}`;
    return { short: say(locale, day, { weekday: 'short' }), long: say(locale, day, { weekday: 'long' }) };
  });
  return (
    <table className="w-full table-fixed border-collapse max-sm:hidden">
      <caption className="sr-only">{name}</caption>
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long} className="p-2 text-start text-sm font-medium text-muted">
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day !== null) ?? ''}>
            {week.map((day, at) => (
              <td key={day ?? `none ${at}`} className="h-24 border border-line p-2 align-top">
                {day ? (
                  <>
                    <time dateTime={day} className="text-sm tabular-nums text-muted">
                      {Number(day.slice(8))}
                    </time>
                    <Entries list={byDay.get(day) ?? []} />
                  </>
                ) : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ list }: { list: readonly Entry[] }) {
  if (list.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-col gap-2">
      {list.map((entry) => (
        <li key={entry.id} className="min-w-0 text-sm">
          <Link to={entry.to} className="link wrap-anywhere">
            {entry.title}
          </Link>
          <div className="flex flex-wrap items-center gap-x-2 text-muted">
            <DateTime value={entry.at} style="time" />
            {entry.state}
          </div>
        </li>
      ))}
    </ul>
  );
}
