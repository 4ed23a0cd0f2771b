import { z } from 'zod';
import { findDueMailings } from '#campaigns/delivery/mailing-heads.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { advanceMailingJob, SLOTS } from './advance-mailing.ts';

/** Finds mailings that have something to do, whatever became of their bells, and rings for them. */
export const ringDueMailingsJob = defineJob({
  name: 'ring-due-mailings',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const due = await findDueMailings(tools.system);
    await tools.ring(due.flatMap((ids) => SLOTS.map((slot) => ring(advanceMailingJob, ids, slot))));
  },
});
