import { retryDelayMs } from './delivery-state.ts';
import type { Marked, Settled } from './sending-turn.sql.ts';
import type { SendOutcome } from './transports/mailer.ts';

/** A delivery that was marked and then not put on the wire: it goes back as if nothing had been. */
export const UNTRIED = { kind: 'untried' } as const;
export type Outcome = SendOutcome | typeof UNTRIED;

/**
 * What a try's outcome makes of its delivery.
 *
 * @param claim the claim it was sent under
 * @param now   a delivery that was put off waits from here
 * Source: campaigns/delivery/README.md, "Outcomes".
 */
export function settledBy(
  outcome: Outcome,
  { deliveryId, attempt }: Pick<Marked, 'deliveryId' | 'attempt'>,
  claim: string,
  now: Date,
): Settled {
  const base = { deliveryId, claim, reason: null, providerId: null, notBefore: null, refund: false };
  switch (outcome.kind) {
    case 'accepted':
      return { ...base, state: 'accepted', providerId: outcome.providerId };
    case 'refused':
      return { ...base, state: 'failed', reason: outcome.reason };
    case 'deferred': {
      const delay = retryDelayMs(attempt);
      if (delay === null) return { ...base, state: 'failed', reason: outcome.reason };
      return { ...base, state: 'queued', reason: outcome.reason, notBefore: new Date(now.getTime() + delay) };
    }
    case 'unknown':
      return { ...base, state: 'unknown', reason: outcome.reason };
    // What is no fault of this message does not count as a try of it.
    case 'throttled':
    case 'sender_refused':
    case 'untried':
      return { ...base, state: 'queued', refund: true };
  }
}

const LOOK_BACK = 50;
const FEWEST_REFUSALS = 10;
const SHARE_REFUSED = 0.3; // a bought or spoiled list; an ordinary one stays below 0.05

/**
 * Whether a mailing should stop by itself because too much of it is refused. Counts the last 50 certain answers.
 *
 * @param refused true per refusal, false per acceptance, newest last
 */
export function tooManyRefused(refused: readonly boolean[]): boolean {
  const last = refused.slice(-LOOK_BACK);
  const count = last.filter(Boolean).length;
  return count >= FEWEST_REFUSALS && count / last.length >= SHARE_REFUSED;
}
