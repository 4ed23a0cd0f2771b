import { z } from 'zod';
import { advanceMailing } from '#campaigns/delivery/advance-mailing.ts';
import { MailingId, PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** How many workers may be at one mailing: each bell has a slot, and each slot is one job at a time. */
export const SLOTS: readonly number[] = [0, 1, 2, 3];

/** Does what a mailing has to do now: write its rows, send, settle what a crash left behind, finish. */
export const advanceMailingJob = defineJob({
  name: 'advance-mailing',
  lane: 'mail',
  payload: z.object({ partnerId: PartnerId, mailingId: MailingId }),
  key: ({ mailingId }) => mailingId,
  retry: { attempts: 3, backoffMs: 2_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { mailingId }, { desk, mailer, stopping }) =>
    advanceMailing({ ...caller, desk, mailer, stopping }, { mailingId }),
});
