import { z } from 'zod';
import { findPartnersWithJourneys } from '#campaigns/journeys/journey-heads.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { wakeJourneysJob } from './wake-journeys.ts';

/** Looks once more at what people did lately, for bells that were lost. */
export const ringJourneyWakesJob = defineJob({
  name: 'ring-journey-wakes',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const partners = await findPartnersWithJourneys(tools.system);
    await tools.ring(partners.map((ids) => ring(wakeJourneysJob, ids)));
  },
});
