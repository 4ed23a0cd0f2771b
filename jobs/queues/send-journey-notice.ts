import { z } from 'zod';
import { sendNotice } from '#campaigns/journeys/send-notice.ts';
import { JourneyNoticeId, PartnerId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Tells a partner's people who came to a notify step. */
export const sendJourneyNoticeJob = defineJob({
  name: 'send-journey-notice',
  payload: z.object({ partnerId: PartnerId, noticeId: JourneyNoticeId }),
  key: ({ noticeId }) => noticeId,
  retry: { attempts: 1, backoffMs: 0 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { noticeId }, { systemMailer }) => sendNotice({ ...caller, systemMailer }, { noticeId }),
});
