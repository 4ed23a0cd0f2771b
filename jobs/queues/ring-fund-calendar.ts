import { z } from 'zod';
import { listVendorIds } from '#campaigns/accounts/list-vendor-ids.ts';
import { defineJob, ring } from '../define-job.ts';
import { advanceFundRequestsJob } from './advance-fund-requests.ts';

/** Has every vendor's requests and funds looked at: one job a vendor, so that one does not wait for another. */
export const ringFundCalendarJob = defineJob({
  name: 'ring-fund-calendar',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, tools) => {
    const vendors = await listVendorIds(tools.system);
    await tools.ring(vendors.map((vendorId) => ring(advanceFundRequestsJob, { vendorId })));
  },
});
