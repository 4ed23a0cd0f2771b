import { z } from 'zod';
import { findRecentlyMoved } from '#campaigns/delivery/mailing-heads.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { followMailingJob } from './follow-mailing.ts';

/** Brings launches in line whose bell was lost with the queue. */
export const followRecentMailingsJob = defineJob({
  name: 'follow-recent-mailings',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const moved = await findRecentlyMoved(tools.system);
    await tools.ring(moved.map((ids) => ring(followMailingJob, ids)));
  },
});
