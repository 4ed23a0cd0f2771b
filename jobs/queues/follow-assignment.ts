import { z } from 'zod';
import { AssignmentId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { nextStep, renewOwnOffer, takeBackLead } from '#campaigns/leads/follow-assignment.ts';
import { sendOffer } from '#campaigns/leads/send-offer.ts';
import { defineJob } from '../define-job.ts';

/** Does what is due about an offer: mail it, remind, take the lead back. */
export const followAssignmentJob = defineJob({
  name: 'follow-assignment',
  payload: z.object({ vendorId: VendorId, partnerId: PartnerId, assignmentId: AssignmentId }),
  key: ({ assignmentId }) => assignmentId,
  retry: { attempts: 5, backoffMs: 5_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: async (caller, ref, { systemMailer, enter }) => {
    const step = await nextStep(caller, ref);
    if (step.kind === 'mail') await sendOffer({ ...caller, systemMailer }, ref, step);
    if (step.kind !== 'take_back') return;
    if (step.by === 'partner') await renewOwnOffer(caller, ref);
    else await takeBackLead(enter({ side: 'vendor', vendorId: ref.vendorId }, 'take back lead'), ref);
  },
});
