import { z } from 'zod';
import { findDueJourneys } from '#campaigns/journeys/journey-heads.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { advanceJourneyJob, JOURNEY_SLOTS } from './advance-journey.ts';

/** Finds runs of journeys that have something to do, whatever became of their bells, and rings for them. */
export const ringDueJourneysJob = defineJob({
  name: 'ring-due-journeys',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const due = await findDueJourneys(tools.system);
    await tools.ring(due.flatMap((ids) => JOURNEY_SLOTS.map((slot) => ring(advanceJourneyJob, ids, slot))));
  },
});
