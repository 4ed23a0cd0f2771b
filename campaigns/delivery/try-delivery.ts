import { renderDelivery } from './render-delivery.ts';
import { endBatch, maySend, type SendingBatch } from './sending-batch.ts';
import type { Marked } from './sending-turn.sql.ts';
import { type Outcome, settledBy, tooManyRefused, UNTRIED } from './settled-outcome.ts';
import type { OutgoingMail } from './transports/mailer.ts';

/**
 * One try at one marked delivery: waits for a place on the wire, sends, and leaves the result with the batch. Rejects
 * never; whatever happens is an outcome.
 *
 * @param markedAt ms since 1970 of the last look at suppression, consent and the mailing's state
 */
export async function tryDelivery(batch: SendingBatch, person: Marked, markedAt: number): Promise<void> {
  const { caller, claim } = batch;
  const leavePlace = await caller.desk.takePlace();
  const outcome = await attempt(batch, person, markedAt);
  leavePlace();
  note(batch, outcome, person);
  batch.finished.push(settledBy(outcome, person, claim, caller.clock.now()));
  batch.open -= 1;
  batch.done += 1;
  batch.bell.ring();
}

async function attempt(batch: SendingBatch, person: Marked, markedAt: number): Promise<Outcome> {
  const { caller, mailing, plan } = batch;
  // A process that was frozen, or a wire that is slow: too long after the last look nothing is sent on its strength.
  const age = Date.now() - markedAt;
  if (age < 0 || age > caller.desk.pace.markFreshMs || !maySend(batch)) return UNTRIED;
  let mail: OutgoingMail;
  try {
    mail = renderDelivery(caller.install, mailing, plan, person);
  } catch (error) {
    return { kind: 'refused', reason: `content: ${error instanceof Error ? error.message : error}`, hard: false };
  }
  return caller.mailer.send(mail).catch((error) => ({ kind: 'unknown', reason: `transport: ${error.message}` }));
}

/** What an outcome means for the rest of the batch. */
function note(batch: SendingBatch, outcome: Outcome, { deliveryId }: Marked): void {
  const { desk, log } = batch.caller;
  switch (outcome.kind) {
    case 'accepted':
      desk.unpark();
      batch.refusals.push(false);
      return;
    case 'refused':
      batch.refusals.push(true);
      if (outcome.hard) batch.bounced.push({ deliveryId, reason: outcome.reason });
      if (tooManyRefused(batch.refusals))
        endBatch(batch, { kind: 'halted', reason: 'too_many_refused', detail: outcome.reason });
      return;
    case 'throttled':
      desk.park(outcome.cause, outcome.retryAfterMs);
      log.warn({ mailingId: batch.mailing.mailingId, reason: outcome.reason }, `delivery: ${outcome.cause}`);
      return;
    case 'sender_refused':
      endBatch(batch, { kind: 'halted', reason: 'sender_refused', detail: outcome.reason });
      return;
    case 'deferred':
    case 'unknown':
    case 'untried':
      return;
  }
}
