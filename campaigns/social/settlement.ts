import type { LookOutcome, PublishOutcome, RemoveOutcome } from './networks/network.ts';
import type { PublicationState } from './post-status.ts';
import type { SocialPace } from './social-pace.ts';

/** A post that could not be sent this often is given up. */
const MAX_ATTEMPTS = 5;
const MAX_REMOVALS = 20;
const AGAIN_MS = 60_000;
/** Time for the sign-in to be renewed. */
const RENEW_MS = 5_000;
/** Who could not be asked for a day is a person's to decide. */
const ASK_FOR_MS = 24 * 3_600_000;

export type Settlement = {
  state: PublicationState;
  reason: string;
  /** when to go on, in ms from now; null = settled */
  dueInMs: number | null;
  /** leave the account alone for so long */
  pauseMs?: number;
  found?: { externalId: string; permalink: string };
  looks?: number;
  attempt?: number;
  /** the sign-in is over */
  signedOut?: boolean;
};

type Facts = { attempt: number; looks: number; reason: string; sentForMs: number; pace: SocialPace };

/** What follows from a POST's outcome. Only what surely did not arrive is sent again. */
export function afterPublish(outcome: PublishOutcome, { attempt, pace }: Facts): Settlement {
  const [firstLook = 0] = pace.lookAfterMs;
  switch (outcome.kind) {
    case 'published':
      return { state: 'published', reason: '', dueInMs: null, pauseMs: pace.gapMs, found: outcome };
    case 'duplicate':
      // After a try in doubt it is our own post; before one, somebody said the same.
      if (attempt <= 1) return { state: 'failed', reason: 'duplicate', dueInMs: null };
      return { state: 'unknown', reason: 'duplicate', dueInMs: firstLook, looks: 0 };
    case 'unknown':
      return { state: 'unknown', reason: 'no_answer', dueInMs: firstLook, looks: 0 };
    case 'refused':
      return { state: 'failed', reason: outcome.reason, dueInMs: null };
    case 'throttled':
      return {
        state: 'queued',
        reason: 'throttled',
        dueInMs: outcome.retryAfterMs,
        pauseMs: outcome.retryAfterMs,
        attempt: attempt - 1,
      };
    case 'expired':
      return { state: 'queued', reason: 'signed_out', dueInMs: RENEW_MS, attempt: attempt - 1, signedOut: true };
    case 'untried':
      if (attempt >= MAX_ATTEMPTS) return { state: 'failed', reason: 'unreachable', dueInMs: null };
      return { state: 'queued', reason: 'unreachable', dueInMs: AGAIN_MS * attempt, attempt };
  }
}

/**
 * What follows from a look at the account's latest posts. Absent counts only when it was so at every look; then the post
 * goes out again, or, when the network itself called it a duplicate, stands as published without an address.
 */
export function afterLook(outcome: LookOutcome, { attempt, looks, reason, sentForMs, pace }: Facts): Settlement {
  switch (outcome.kind) {
    case 'found':
      return { state: 'published', reason: '', dueInMs: null, pauseMs: pace.gapMs, found: outcome };
    case 'absent': {
      const next = pace.lookAfterMs[looks + 1];
      if (next !== undefined) return { state: 'unknown', reason, dueInMs: next, looks: looks + 1 };
      if (reason === 'duplicate')
        return { state: 'published', reason: '', dueInMs: null, found: { externalId: '', permalink: '' } };
      if (attempt >= MAX_ATTEMPTS) return { state: 'failed', reason: 'no_answer', dueInMs: null };
      return { state: 'queued', reason: 'no_answer', dueInMs: 0, looks: 0 };
    }
    case 'throttled':
      return { state: 'unknown', reason, dueInMs: outcome.retryAfterMs, pauseMs: outcome.retryAfterMs };
    case 'expired':
      return { state: 'unknown', reason, dueInMs: RENEW_MS, signedOut: true };
    case 'unknown':
      return { state: 'unknown', reason, dueInMs: sentForMs > ASK_FOR_MS ? null : AGAIN_MS };
  }
}

/** What follows from taking a post back. */
export function afterRemove(outcome: RemoveOutcome, { attempt }: Facts): Settlement {
  switch (outcome.kind) {
    case 'removed':
      return { state: 'removed', reason: '', dueInMs: null };
    case 'refused':
      return { state: 'not_removed', reason: 'refused', dueInMs: null };
    case 'expired':
      return { state: 'removing', reason: 'signed_out', dueInMs: RENEW_MS, signedOut: true };
    case 'throttled':
      return { state: 'removing', reason: 'throttled', dueInMs: outcome.retryAfterMs, pauseMs: outcome.retryAfterMs };
    case 'unknown':
      if (attempt >= MAX_REMOVALS) return { state: 'not_removed', reason: 'unreachable', dueInMs: null };
      return { state: 'removing', reason: 'unreachable', dueInMs: AGAIN_MS, attempt: attempt + 1 };
  }
}
