import { z } from 'zod';
import { findDueDigests, findDueReminders } from '#campaigns/analytics/due-notices.ts';
import type { PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { defineJob, ring } from '../define-job.ts';
import { sendDigestJob } from './send-digest.ts';
import { sendReminderJob } from './send-reminder.ts';

/** Finds weekly digests whose morning has come, and reminders whose bell was lost, and rings. */
export const ringDueNoticesJob = defineJob({
  name: 'ring-due-notices',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async ({ clock }, _payload, { system, ring: add }) => {
    const digests = await findDueDigests(system, clock.now());
    await add(
      digests.map(({ side, organizationId, week }) =>
        ring(
          sendDigestJob,
          side === 'vendor'
            ? { vendorId: organizationId as VendorId, week }
            : { partnerId: organizationId as PartnerId, week },
        ),
      ),
    );
    await add((await findDueReminders(system, clock.now())).map((ids) => ring(sendReminderJob, ids)));
  },
});
