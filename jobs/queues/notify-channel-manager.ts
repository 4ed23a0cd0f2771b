import { z } from 'zod';
import { LeadId, VendorId } from '#campaigns/kernel/ids.ts';
import { notifyChannelManager } from '#campaigns/leads/notify-channel-manager.ts';
import { defineJob } from '../define-job.ts';

/** Says that a lead waits for a person of the vendor. */
export const notifyChannelManagerJob = defineJob({
  name: 'notify-channel-manager',
  payload: z.object({ vendorId: VendorId, leadId: LeadId }),
  key: ({ leadId }) => leadId,
  retry: { attempts: 8, backoffMs: 15_000 },
  scope: ({ vendorId }) => ({ side: 'vendor' as const, vendorId }),
  handle: (caller, { leadId }, { systemMailer }) => notifyChannelManager({ ...caller, systemMailer }, { leadId }),
});
