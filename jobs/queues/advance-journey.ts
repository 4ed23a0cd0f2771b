import { z } from 'zod';
import { advanceJourney } from '#campaigns/journeys/advance-journey.ts';
import { ActivationId, PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** How many workers may be at one run: each bell has a slot, and each slot is one job at a time. */
export const JOURNEY_SLOTS: readonly number[] = [0, 1];

/** Does what a run of a journey has to do now: takes people in, does the steps that are due. */
export const advanceJourneyJob = defineJob({
  name: 'advance-journey',
  payload: z.object({ partnerId: PartnerId, activationId: ActivationId }),
  key: ({ activationId }) => activationId,
  retry: { attempts: 3, backoffMs: 2_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { activationId }, { stopping }) => advanceJourney({ ...caller, stopping }, { activationId }),
});
