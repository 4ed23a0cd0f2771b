import { z } from 'zod';
import { findDueFeeds } from '#campaigns/widgets/due-feeds.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { readFeedJob } from './read-feed.ts';

/** Finds feeds whose time has come, also those that a killed worker left, and rings for each. */
export const ringDueFeedsJob = defineJob({
  name: 'ring-due-feeds',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, { system, ring: add }) => {
    await add((await findDueFeeds(system)).map((due) => ring(readFeedJob, due)));
  },
});
