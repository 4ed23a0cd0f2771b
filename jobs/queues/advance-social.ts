import { z } from 'zod';
import { PartnerId } from '#campaigns/kernel/ids.ts';
import { advanceSocial } from '#campaigns/social/advance-social.ts';
import { defineJob } from '../define-job.ts';

/** Sends what a partner has due on its social accounts, looks for what is in doubt, takes back, renews. */
export const advanceSocialJob = defineJob({
  name: 'advance-social',
  payload: z.object({ partnerId: PartnerId }),
  key: ({ partnerId }) => partnerId,
  retry: { attempts: 3, backoffMs: 5_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: async (caller, _payload, { social, files, stopping }) =>
    (await advanceSocial({ ...caller, ...social, files, stopping })) ? 'again' : undefined,
});
