/**
 * States of a mailing and the moves between them. `done` goes back to `sending` only when a person asks for the
 * unknown ones to be tried again.
 */
export const MAILING_MOVES = {
  scheduled: ['expanding', 'cancelled'],
  expanding: ['sending', 'paused', 'cancelled'],
  sending: ['paused', 'done', 'cancelled'],
  paused: ['expanding', 'sending', 'cancelled'],
  done: ['sending'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type MailingState = keyof typeof MAILING_MOVES;
export const MAILING_STATES = Object.keys(MAILING_MOVES) as MailingState[];

/** Value of `expandCursor` when the whole audience has its rows; sorts after every id. */
export const ALL_EXPANDED = '~';

/**
 * Why a mailing stands still, as `pauseReason` says it. While `paused`: a person's doing, or its own. While `sending`:
 * it waits and goes on by itself.
 */
export const PAUSE_REASONS = {
  paused: ['person', 'too_many_refused', 'sender_refused', 'content'],
  sending: ['throttled', 'daily_quota', 'unreachable'],
} as const;
export type WaitReason = (typeof PAUSE_REASONS.sending)[number];
export type PauseReason = (typeof PAUSE_REASONS.paused)[number];
