import { z } from 'zod';
import { sendDigest } from '#campaigns/analytics/send-digest.ts';
import { PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { LocalDate } from '#campaigns/kernel/time.ts';
import { defineJob } from '../define-job.ts';

/** Mails an organization's weekly digest. Exactly one of the two ids is given. */
export const sendDigestJob = defineJob({
  name: 'send-digest',
  payload: z.union([
    z.object({ vendorId: VendorId, week: LocalDate }),
    z.object({ partnerId: PartnerId, week: LocalDate }),
  ]),
  key: (of) => `${'vendorId' in of ? of.vendorId : of.partnerId}.${of.week}`,
  retry: { attempts: 6, backoffMs: 60_000 },
  scope: (of) =>
    'vendorId' in of
      ? { side: 'vendor' as const, vendorId: of.vendorId }
      : { side: 'partner' as const, partnerId: of.partnerId },
  handle: async (caller, { week }, { systemMailer }) => {
    await sendDigest({ ...caller, systemMailer }, { week });
  },
});
