import type { BucketSize } from './launch-results.sql.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Most clicks of a mailing come in its first two days; a chart of hours over weeks would be mostly empty. */
const HOURS_UNTIL_MS = 2 * DAY_MS;
const DAYS_UNTIL_MS = 62 * DAY_MS;
/** A bar must stay visible. */
const LONGEST_MS = 70 * 7 * DAY_MS;

/**
 * From when to when, and in what steps, a mailing's course is shown.
 *
 * @param startedAt when the first mail went out
 * @param lastAt    the last thing that came back; null = nothing yet
 * @returns at least six hours, at most 70 weeks
 */
export function chartSpan(startedAt: Date, lastAt: Date | null): { from: Date; to: Date; size: BucketSize } {
  const last = Math.max(lastAt?.getTime() ?? 0, startedAt.getTime() + 6 * HOUR_MS);
  const span = Math.min(last - startedAt.getTime(), LONGEST_MS);
  const size = span <= HOURS_UNTIL_MS ? 'hour' : span <= DAYS_UNTIL_MS ? 'day' : 'week';
  return { from: startedAt, to: new Date(startedAt.getTime() + span), size };
}
