import { z } from 'zod';
import { LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { defineJob } from '../define-job.ts';

/** Offers a partner's own lead to its people. */
export const offerOwnLeadJob = defineJob({
  name: 'offer-own-lead',
  payload: z.object({ vendorId: VendorId, partnerId: PartnerId, leadId: LeadId }),
  key: ({ leadId }) => leadId,
  retry: { attempts: 5, backoffMs: 1_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { vendorId, leadId }) => offerOwnLead(caller, { vendorId, leadId }),
});
