import type { Ring } from './define-job.ts';
import { ring } from './define-job.ts';
import { expireImportFilesJob } from './queues/expire-import-files.ts';
import { followRecentMailingsJob } from './queues/follow-recent-mailings.ts';
import { forgetIdempotencyKeysJob } from './queues/forget-idempotency-keys.ts';
import { forgetOldEventsJob } from './queues/forget-old-events.ts';
import { ringDueFeedsJob } from './queues/ring-due-feeds.ts';
import { ringDueImportsJob } from './queues/ring-due-imports.ts';
import { ringDueJourneysJob } from './queues/ring-due-journeys.ts';
import { ringDueLeadsJob } from './queues/ring-due-leads.ts';
import { ringDueMailingsJob } from './queues/ring-due-mailings.ts';
import { ringDueNoticesJob } from './queues/ring-due-notices.ts';
import { ringDueSocialJob } from './queues/ring-due-social.ts';
import { ringFundCalendarJob } from './queues/ring-fund-calendar.ts';
import { ringJourneyWakesJob } from './queues/ring-journey-wakes.ts';

type Recurring = { everySeconds: number; ring: () => Ring };

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Everything that happens by the clock. These only look for rows that are due, so doing one twice, or late, does no
 * harm. Instants are compared in the database, whose clock is the same for all.
 */
export const SCHEDULE: readonly Recurring[] = [
  { everySeconds: 2, ring: () => ring(ringDueMailingsJob, {}) },
  { everySeconds: 5, ring: () => ring(ringDueImportsJob, {}) },
  { everySeconds: 5, ring: () => ring(ringDueLeadsJob, {}) },
  { everySeconds: 2, ring: () => ring(ringDueJourneysJob, {}) },
  { everySeconds: 5 * MINUTE, ring: () => ring(ringJourneyWakesJob, {}) },
  { everySeconds: 5, ring: () => ring(ringDueSocialJob, {}) },
  { everySeconds: MINUTE, ring: () => ring(ringDueFeedsJob, {}) },
  { everySeconds: 6 * HOUR, ring: () => ring(expireImportFilesJob, {}) },
  { everySeconds: 5 * MINUTE, ring: () => ring(followRecentMailingsJob, {}) },
  { everySeconds: 6 * HOUR, ring: () => ring(forgetOldEventsJob, {}) },
  { everySeconds: HOUR, ring: () => ring(forgetIdempotencyKeysJob, {}) },
  { everySeconds: HOUR, ring: () => ring(ringFundCalendarJob, {}) },
  { everySeconds: 5 * MINUTE, ring: () => ring(ringDueNoticesJob, {}) },
];

/**
 * Which recurring jobs are due now: those whose interval a new tick of has begun since `last`. Every worker rings at
 * each tick; the tick in the key makes it one job however many workers there are.
 *
 * @param last ms since 1970 of the look before; 0 at the start of a process, when everything is due
 */
export function dueRings(last: number, now: number, schedule: readonly Recurring[] = SCHEDULE): Ring[] {
  return schedule.flatMap(({ everySeconds, ring }) => {
    const tick = Math.floor(now / (everySeconds * 1000));
    if (tick === Math.floor(last / (everySeconds * 1000))) return [];
    const due = ring();
    return [{ ...due, key: `${due.key}.${tick}`, keepForSeconds: Math.min(2 * everySeconds, HOUR) }];
  });
}
