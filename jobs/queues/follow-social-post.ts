import { z } from 'zod';
import { SocialPostId, VendorId } from '#campaigns/kernel/ids.ts';
import { findBehind } from '#campaigns/social/claim-publication.sql.ts';
import { followPost } from '#campaigns/social/follow-post.ts';
import { defineJob } from '../define-job.ts';

/** Brings every partner's copy of a post to where the post is: made, stopped or taken back. */
export const followSocialPostJob = defineJob({
  name: 'follow-social-post',
  payload: z.object({ vendorId: VendorId, postId: SocialPostId }),
  key: ({ postId }) => postId,
  retry: { attempts: 5, backoffMs: 2_000 },
  scope: 'system',
  handle: async (_caller, post, { system, enter }) => {
    for (const { partnerId } of await findBehind(system, post))
      await followPost(enter({ side: 'partner', partnerId }, 'follow-social-post'), post);
  },
});
