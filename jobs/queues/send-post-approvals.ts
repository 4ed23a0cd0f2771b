import { z } from 'zod';
import { PartnerId } from '#campaigns/kernel/ids.ts';
import { sendApprovals } from '#campaigns/social/send-approvals.ts';
import { defineJob } from '../define-job.ts';

/** Mails a partner's people the posts that wait for their answer, and the accounts that have to be signed in to again. */
export const sendPostApprovalsJob = defineJob({
  name: 'send-post-approvals',
  payload: z.object({ partnerId: PartnerId }),
  key: ({ partnerId }) => partnerId,
  retry: { attempts: 5, backoffMs: 30_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, _payload, { systemMailer }) => sendApprovals({ ...caller, systemMailer }),
});
