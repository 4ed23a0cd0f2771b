import { z } from 'zod';
import { VendorId } from '#campaigns/kernel/ids.ts';
import { routeLeads } from '#campaigns/leads/route-leads.ts';
import { defineJob } from '../define-job.ts';

/** Gives a vendor's waiting leads to partners. */
export const routeLeadsJob = defineJob({
  name: 'route-leads',
  payload: z.object({ vendorId: VendorId }),
  key: ({ vendorId }) => vendorId,
  retry: { attempts: 5, backoffMs: 1_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: async (caller) => ((await routeLeads(caller)).again ? 'again' : undefined),
});
