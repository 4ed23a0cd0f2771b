import { z } from 'zod';
import { VendorId } from '#campaigns/kernel/ids.ts';
import { advanceRequests } from '#campaigns/mdf/advance-requests.ts';
import { decideWaitingClaims } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { defineJob } from '../define-job.ts';

/** Moves one vendor's requests and funds with the calendar, and decides claims whose bell was lost. */
export const advanceFundRequestsJob = defineJob({
  name: 'advance-fund-requests',
  payload: z.object({ vendorId: VendorId }),
  key: ({ vendorId }) => vendorId,
  retry: { attempts: 3, backoffMs: 60_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: async (caller) => {
    await decideWaitingClaims(caller);
    await advanceRequests(caller);
  },
});
