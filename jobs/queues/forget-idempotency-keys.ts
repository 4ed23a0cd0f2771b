import { z } from 'zod';
import { forgetIdempotencyKeys } from '#campaigns/accounts/idempotency.ts';
import { defineJob } from '../define-job.ts';

/** Answers of API calls are kept for 24 hours. */
export const forgetIdempotencyKeysJob = defineJob({
  name: 'forget-idempotency-keys',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 2, backoffMs: 60_000 },
  scope: 'system',
  handle: async ({ clock }, _, { system }) => {
    await forgetIdempotencyKeys(system, clock.now());
  },
});
