import type { PostStatus } from './schema.ts';

/** Withdrawn: nobody publishes it any more. Recalled: and what is out is taken back. */
export const POST_MOVES = {
  draft: ['published'],
  published: ['withdrawn', 'recalled'],
  withdrawn: ['recalled'],
  recalled: [],
} as const satisfies Record<PostStatus, readonly PostStatus[]>;

export type PartnerPostState = 'waiting' | 'approved' | 'released' | 'declined' | 'missed' | 'withdrawn';

/** Missed: it was approved, and could not go out in time; its person may approve it again. */
export const PARTNER_POST_MOVES = {
  waiting: ['approved', 'declined', 'withdrawn'],
  approved: ['released', 'declined', 'missed', 'withdrawn'],
  declined: ['approved', 'withdrawn'],
  missed: ['approved', 'declined', 'withdrawn'],
  released: [],
  withdrawn: [],
} as const satisfies Record<PartnerPostState, readonly PartnerPostState[]>;

/** Only `sending` may have reached the network; only from there, and when nothing is found, does it go back. */
export type PublicationState =
  | 'queued'
  | 'claimed'
  | 'sending'
  | 'published'
  | 'unknown'
  | 'failed'
  | 'cancelled'
  | 'removing'
  | 'removed'
  | 'not_removed';
