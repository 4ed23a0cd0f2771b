import { z } from 'zod';
import { VendorId, WidgetFeedId } from '#campaigns/kernel/ids.ts';
import { readFeed } from '#campaigns/widgets/read-feed.ts';
import { defineJob } from '../define-job.ts';

/** Reads one feed of a vendor's, if it is due. What goes wrong with the feed stands in its row and is no job's error. */
export const readFeedJob = defineJob({
  name: 'read-feed',
  payload: z.object({ vendorId: VendorId, feedId: WidgetFeedId }),
  key: ({ feedId }) => feedId,
  retry: { attempts: 2, backoffMs: 30_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: async (caller, { feedId }, { outbound }) => {
    await readFeed({ ...caller, outbound }, { feedId });
  },
});
