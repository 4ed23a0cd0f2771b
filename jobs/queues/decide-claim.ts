import { z } from 'zod';
import { ClaimId, VendorId } from '#campaigns/kernel/ids.ts';
import { decideClaimByRules } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { defineJob } from '../define-job.ts';

/** Lets the rules decide a submitted claim as far as they can. */
export const decideClaimJob = defineJob({
  name: 'decide-claim',
  payload: z.object({ vendorId: VendorId, claimId: ClaimId }),
  key: ({ claimId }) => claimId,
  retry: { attempts: 8, backoffMs: 1_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: (caller, { claimId }) => decideClaimByRules(caller, { claimId }),
});
