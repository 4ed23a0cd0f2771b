import type pg from 'pg';
import type { SeedWorld } from './demo.ts';
import { type Act, moveDates } from './move-dates.sql.ts';

/** The demo world has a past: each act of it plays on its own day, one after the other. */
export type Story = {
  /** Does something as if it were `instant`, which lies hours or days back; time goes on from there. */
  at<T>(instant: Date, act: (world: SeedWorld) => Promise<T>): Promise<T>;
  /** Takes back the dates that the database has set by its own clock meanwhile. */
  end(): Promise<void>;
};

export function beginStory(owner: pg.Client, world: SeedWorld): Story {
  const acts: Act[] = [];
  return {
    at: async (instant, act) => {
      const from = await databaseTime(owner);
      const shiftMs = from.getTime() - instant.getTime();
      acts.push({ from, shiftMs });
      return act({ ...world, clock: { now: () => new Date(Date.now() - shiftMs) } });
    },
    end: async () => moveDates(owner, acts, await databaseTime(owner)),
  };
}

/** Later than all that is written: dates are kept to the millisecond, and rounded. */
async function databaseTime(owner: pg.Client): Promise<Date> {
  const { rows } = await owner.query<{ now: Date }>('SELECT clock_timestamp() AS now FROM pg_sleep(0.002)');
  return rows[0]?.now ?? new Date();
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** An hour of a working day: the last one that is at least so many days back. */
export function workdayAgo(now: Date, days: number, time: `${number}:${number}`): Date {
  const [hours, minutes] = time.split(':').map(Number);
  const day = new Date(now.getTime() - days * DAY_MS);
  while (isWeekend(day)) day.setUTCDate(day.getUTCDate() - 1);
  day.setUTCHours(hours ?? 0, minutes ?? 0, 0, 0);
  return day;
}

/** A working day to come, at least so many days ahead. */
export function workdayAhead(now: Date, days: number): Date {
  const day = new Date(now.getTime() + days * DAY_MS);
  while (isWeekend(day)) day.setUTCDate(day.getUTCDate() + 1);
  return day;
}

function isWeekend(day: Date): boolean {
  return day.getUTCDay() === 0 || day.getUTCDay() === 6;
}
