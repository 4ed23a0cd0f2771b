import { z } from 'zod';
import { findBehind, findDuePartners, findPartnersToMail } from '#campaigns/social/claim-publication.sql.ts';
import { defineJob, ring } from '../define-job.ts';
import { advanceSocialJob } from './advance-social.ts';
import { followSocialPostJob } from './follow-social-post.ts';
import { sendPostApprovalsJob } from './send-post-approvals.ts';

/** Finds posts that partners' copies are behind, and partners with something due, whatever became of their bells. */
export const ringDueSocialJob = defineJob({
  name: 'ring-due-social',
  payload: z.object({}),
  key: () => 'all',
  retry: { attempts: 1, backoffMs: 0 },
  scope: 'system',
  handle: async (_caller, _payload, { system, ring: add }) => {
    const behind = new Map(
      (await findBehind(system, null)).map(({ vendorId, postId }) => [postId, { vendorId, postId }]),
    );
    await add([...behind.values()].map((post) => ring(followSocialPostJob, post)));
    await add((await findPartnersToMail(system)).map((due) => ring(sendPostApprovalsJob, due)));
    await add((await findDuePartners(system)).map((due) => ring(advanceSocialJob, due)));
  },
});
