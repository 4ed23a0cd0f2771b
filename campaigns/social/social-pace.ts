/** How posts are sent and looked for, in ms. */
export type SocialPace = {
  /** longer than a picture, a post and their time-outs together take */
  leaseMs: number;
  /** pauses before each look for a post in doubt; networks list what they took a moment later */
  lookAfterMs: readonly number[];
  /** two posts of one account are at least so far apart */
  gapMs: number;
};

export const SOCIAL_PACE: SocialPace = { leaseMs: 90_000, lookAfterMs: [15_000, 60_000, 300_000], gapMs: 30_000 };
