import { z } from 'zod';
import { MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import { followMailing } from '#campaigns/launches/follow-mailing.ts';
import { defineJob } from '../define-job.ts';

/** A launch's state follows its mailing's. */
export const followMailingJob = defineJob({
  name: 'follow-mailing',
  payload: z.object({ partnerId: PartnerId, mailingId: MailingId }),
  key: ({ mailingId }) => mailingId,
  retry: { attempts: 8, backoffMs: 1_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { mailingId }) => followMailing(caller, { mailingId }),
});
