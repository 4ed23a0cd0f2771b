import { z } from 'zod';
import { FundRequestId, VendorId } from '#campaigns/kernel/ids.ts';
import { releaseReservation } from '#campaigns/mdf/cancel-request.ts';
import { defineJob } from '../define-job.ts';

/** Gives back what the ledger holds for a request that its partner has taken back. */
export const releaseFundRequestJob = defineJob({
  name: 'release-fund-request',
  payload: z.object({ vendorId: VendorId, requestId: FundRequestId }),
  key: ({ requestId }) => requestId,
  retry: { attempts: 8, backoffMs: 1_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: (caller, { requestId }) => releaseReservation(caller, { requestId }),
});
