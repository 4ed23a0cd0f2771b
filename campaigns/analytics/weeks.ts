import type { Ctx } from '#campaigns/kernel/context.ts';
import { mondayOf, toInstant, toLocalDate } from '#campaigns/kernel/time.ts';
import { selectWeeks, type WeekRow } from './weeks.sql.ts';

export type { WeekRow } from './weeks.sql.ts';

/** How many weeks a first screen shows; the last one is the running one. */
export const WEEKS = 8;

/** The Monday `weeks - 1` weeks before this one, and the instant at which it began. */
export function firstMonday(now: Date, timeZone: string, weeks = WEEKS): { monday: string; from: Date } {
  const date = new Date(`${mondayOf(toLocalDate(now, timeZone))}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 7 * (weeks - 1));
  const monday = date.toISOString().slice(0, 10);
  return { monday, from: toInstant({ local: `${monday}T00:00`, timeZone }) };
}

/** What went out and came back in the last eight weeks, oldest first. */
export function listWeeks(ctx: Ctx, timeZone: string): Promise<WeekRow[]> {
  return selectWeeks(ctx, { ...firstMonday(ctx.clock.now(), timeZone), weeks: WEEKS, timeZone });
}
