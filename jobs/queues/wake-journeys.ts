import { z } from 'zod';
import { followEngagements } from '#campaigns/journeys/follow-engagements.ts';
import { PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Wakes people inside journeys who lately opened, clicked, earned points or unsubscribed. */
export const wakeJourneysJob = defineJob({
  name: 'wake-journeys',
  payload: z.object({ partnerId: PartnerId }),
  key: ({ partnerId }) => partnerId,
  retry: { attempts: 3, backoffMs: 1_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller) => followEngagements(caller),
});
