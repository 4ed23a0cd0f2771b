import { z } from 'zod';
import { InvitationId } from '#campaigns/kernel/ids.ts';
import { sendInvitation } from '#campaigns/partners/send-invitation.ts';
import { defineJob } from '../define-job.ts';

/** Mails an invitation's link. Twice is no harm: it is the same link. */
export const sendInvitationJob = defineJob({
  name: 'send-invitation',
  payload: z.object({ invitationId: InvitationId }),
  key: ({ invitationId }) => invitationId,
  retry: { attempts: 8, backoffMs: 15_000 },
  scope: 'system',
  handle: ({ clock, install }, payload, { system, systemMailer }) =>
    sendInvitation({ system, systemMailer, install, clock }, payload),
});
