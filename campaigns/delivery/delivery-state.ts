/**
 * States of a delivery and the moves between them. Only `sending` can become `unknown`: before it nothing has left the
 * house, after it the answer is known. A claimed one whose worker died goes back to `queued`; a sending one that was
 * surely not handed over too.
 */
export const DELIVERY_MOVES = {
  queued: ['claimed', 'cancelled'],
  claimed: ['queued', 'sending', 'skipped', 'cancelled'],
  sending: ['accepted', 'failed', 'unknown', 'queued', 'cancelled'],
  accepted: ['delivered', 'bounced', 'complained'],
  delivered: ['bounced', 'complained'],
  bounced: [],
  complained: [],
  failed: [],
  skipped: [],
  /** a late answer, or a person's decision: try again, or assume that it arrived */
  unknown: ['accepted', 'failed', 'queued'],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type DeliveryState = keyof typeof DELIVERY_MOVES;
export const DELIVERY_STATES = Object.keys(DELIVERY_MOVES) as DeliveryState[];

/** Not over yet: the states that keep a mailing from being done. */
export const UNDER_WAY = ['queued', 'claimed', 'sending'] as const satisfies readonly DeliveryState[];

/** The provider took it, whatever became of it later. */
export const ACCEPTED_OR_LATER = [
  'accepted',
  'delivered',
  'bounced',
  'complained',
] as const satisfies readonly DeliveryState[];

/** Tries at the wire before a delivery that is put off again and again counts as failed. */
export const MAX_ATTEMPTS = 5;

// A full or busy mailbox, or greylisting: most clear within the hour. Sum: 1 h 21 min.
const RETRY_AFTER_MINUTES = [1, 5, 15, 60];

/**
 * How long a delivery that the receiver put off waits before its next try.
 *
 * @param attempt tries so far, 1 …
 * @returns ms, or null when it was tried often enough
 */
export function retryDelayMs(attempt: number): number | null {
  const minutes = attempt < MAX_ATTEMPTS ? RETRY_AFTER_MINUTES[attempt - 1] : undefined;
  return minutes === undefined ? null : minutes * 60_000;
}
