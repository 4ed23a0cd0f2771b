const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DAY_MS = 86_400_000;

/** A month of the address, "2026-11"; anything else is the month of `now`. */
export function monthOf(text: string | undefined, now: Date): string {
  return text && MONTH.test(text) ? text : now.toISOString().slice(0, 7);
}

/** The month so many months on. */
export function monthFrom(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

/** What to ask the database for: the month with a day on either side, whatever the reader's zone. */
export function spanOf(month: string): { from: Date; to: Date } {
  const start = (of: string) => new Date(`${of}-01T00:00:00Z`).getTime();
  return { from: new Date(start(month) - DAY_MS), to: new Date(start(monthFrom(month, 1)) + DAY_MS) };
}

/** Weeks from Monday, as days ("2026-11-01"); null = a day of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const days = Array.from({ length: 31 }, (_, n) => new Date(first.getTime() + n * DAY_MS).toISOString().slice(0, 10));
  const inside: (string | null)[] = days.filter((day) => day.startsWith(month));
  const before = Array.from({ length: (first.getUTCDay() + 6) % 7 }, () => null);
  const all = [...before, ...inside];
  const weeks = Math.ceil(all.length / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (_, day) => all[week * 7 + day] ?? null));
}

/** The day on which an instant falls for a reader. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(at)
    .map(({ type, value }) => [type, value] as const);
  const { year, month, day } = Object.fromEntries(parts) as Record<string, string>;
  return `${year}-${month}-${day}`;
}
