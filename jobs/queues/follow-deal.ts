import { z } from 'zod';
import { DealId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { followDeal } from '#campaigns/leads/follow-deal.ts';
import { defineJob } from '../define-job.ts';

/** A lead's state follows the vendor's decision about its deal. */
export const followDealJob = defineJob({
  name: 'follow-deal',
  payload: z.object({ vendorId: VendorId, partnerId: PartnerId, dealId: DealId }),
  key: ({ dealId }) => dealId,
  retry: { attempts: 8, backoffMs: 1_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { dealId }) => followDeal(caller, { dealId }),
});
