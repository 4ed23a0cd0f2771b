import { z } from 'zod';
import { PartnerId } from '#campaigns/kernel/ids.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { defineJob } from '../define-job.ts';

/** Counts what people did into the scores of a partner's leads. */
export const scoreEngagementsJob = defineJob({
  name: 'score-engagements',
  payload: z.object({ partnerId: PartnerId }),
  key: ({ partnerId }) => partnerId,
  retry: { attempts: 5, backoffMs: 1_000 },
  scope: ({ partnerId }) => ({ side: 'partner' as const, partnerId }),
  handle: async (caller) => ((await scoreEngagements(caller)).again ? 'again' : undefined),
});
