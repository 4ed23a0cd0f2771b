import { z } from 'zod';
import { sendReminder } from '#campaigns/analytics/send-reminder.ts';
import { PartnerId, ReminderId, VendorId } from '#campaigns/kernel/ids.ts';
import { defineJob } from '../define-job.ts';

/** Mails a vendor's reminder to a partner's owners. */
export const sendReminderJob = defineJob({
  name: 'send-reminder',
  payload: z.object({ vendorId: VendorId, partnerId: PartnerId, reminderId: ReminderId }),
  key: ({ reminderId }) => reminderId,
  retry: { attempts: 8, backoffMs: 15_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: (caller, { vendorId, reminderId }, { systemMailer }) =>
    sendReminder({ ...caller, systemMailer }, { vendorId, reminderId }),
});
