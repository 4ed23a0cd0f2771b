import { inTransaction } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type DeliveryId, newId } from '#campaigns/kernel/ids.ts';
import type { RenderPlan } from '#templates/engine/render.ts';
import { claimDeliveries, releaseClaims } from './claim-deliveries.sql.ts';
import type { MailingHead } from './render-delivery.ts';
import { type BatchEnd, endBatch, openBatch, type SendingBatch, type SendingCaller } from './sending-batch.ts';
import { takeTurn } from './sending-turn.sql.ts';
import { settledBy, UNTRIED } from './settled-outcome.ts';
import { recordBounce } from './tracking/record-bounce.ts';
import { tryDelivery } from './try-delivery.ts';

/** A database that went away is asked again this often before what came back from the wire is given up. */
const MAX_FAILED_TURNS = 20;
const PAUSE_AFTER_FAILURE_MS = 1_000;

/**
 * Sends a mailing's queued deliveries until there are none, its time is up, or it has to stop. Claims them by the
 * hundred, marks at most `windowSize` as `sending` just before the wire, and settles the finished ones in the same
 * statement that marks the next, so that the wire is never idle. Network and rendering happen outside transactions.
 *
 * @returns why it ended; by then everything it held is settled or given back
 * @throws DomainError unavailable when results could not be settled; the sweep calls them unknown
 */
export async function deliverBatch(
  caller: SendingCaller,
  given: { mailing: MailingHead; plan: RenderPlan },
): Promise<BatchEnd> {
  const batch = openBatch(caller, given);
  const { turnSize } = caller.desk.pace;
  while (true) {
    lookForEnd(batch);
    if (!batch.end && batch.claimed.length === 0 && !batch.exhausted) await claimMore(batch);
    const next = batch.claimed.slice(0, batch.end ? 0 : roomIn(batch));
    const idle = batch.open === 0;
    if (idle && batch.finished.length === 0 && next.length === 0) {
      if (batch.end || batch.exhausted) break;
    } else if (idle || batch.finished.length >= turnSize || next.length >= turnSize) await takeTurnOf(batch, next);
    else await batch.bell.wait();
    if (batch.bounced.length > 0) await noteBounces(batch);
  }
  if (batch.claimed.length > 0 && batch.end?.kind !== 'failed')
    await inTransaction(caller, (ctx) => releaseClaims(ctx, batch.mailing.mailingId, batch.claims));
  return batch.end ?? { kind: 'drained' };
}

function lookForEnd(batch: SendingBatch): void {
  const { stopping, desk } = batch.caller;
  if (stopping.aborted) endBatch(batch, { kind: 'stopped' });
  else if (desk.parked()) endBatch(batch, { kind: 'parked' });
  else if (!batch.end && Date.now() - batch.startedAt > desk.pace.sliceMs) batch.end = { kind: 'slice_over' };
}

/** Never more ahead of the wire than it takes in a second, so that what is marked is sent at once. */
function roomIn({ caller, open, done, startedAt }: SendingBatch): number {
  const perSecond = done / Math.max(1, (Date.now() - startedAt) / 1000);
  const window = Math.min(caller.desk.pace.windowSize, caller.mailer.concurrency + Math.ceil(perSecond));
  return Math.max(0, window - open);
}

async function claimMore(batch: SendingBatch): Promise<void> {
  const { caller, mailing, cursor: after } = batch;
  const { claimSize: size, leaseMs } = caller.desk.pace;
  const claim = newId('request');
  batch.claim = claim;
  batch.claims.push(claim);
  try {
    const { mailingId } = mailing;
    batch.claimed = await inTransaction(caller, (ctx) =>
      claimDeliveries(ctx, { mailingId, claim, after, size, leaseMs }),
    );
  } catch (error) {
    endBatch(batch, { kind: 'failed', error });
    return;
  }
  // From the front once more: what was put off, or given back by others, lies behind us.
  if (batch.claimed.length === 0) batch.exhausted = after === '';
  batch.cursor = batch.claimed.at(-1) ?? '';
}

async function takeTurnOf(batch: SendingBatch, next: readonly DeliveryId[]): Promise<void> {
  const { caller, claim, finished: settled, mailing } = batch;
  const { leaseMs } = caller.desk.pace;
  const { mailingId, vendorId, cap } = mailing;
  batch.finished = [];
  try {
    const { state, marked } = await inTransaction(caller, (ctx) =>
      takeTurn(ctx, { mailingId, vendorId, cap, settled, claim, next, leaseMs }),
    );
    // Of a mailing that was stopped meanwhile nothing was marked: all that is claimed is given back at the end.
    if (state === 'sending') batch.claimed = batch.claimed.slice(next.length);
    else endBatch(batch, { kind: 'stopped' });
    batch.open += marked.length;
    const markedAt = Date.now();
    for (const person of marked) void tryDelivery(batch, person, markedAt);
  } catch (error) {
    await keepForNextTurn(batch, { error, settled, next });
  }
}

/**
 * Whether a failed statement took effect is not known. Settling again is harmless; what it may have marked was not put
 * on the wire, so it is settled as untried.
 */
async function keepForNextTurn(
  batch: SendingBatch,
  { error, settled, next }: { error: unknown; settled: SendingBatch['finished']; next: readonly DeliveryId[] },
): Promise<void> {
  const now = batch.caller.clock.now();
  const perhapsMarked = next.map((deliveryId) => settledBy(UNTRIED, { deliveryId, attempt: 1 }, batch.claim, now));
  batch.finished.push(...settled, ...perhapsMarked);
  batch.claimed = [];
  batch.end = { kind: 'failed', error };
  batch.failedTurns += 1;
  if (batch.failedTurns > MAX_FAILED_TURNS) {
    const { mailingId } = batch.mailing;
    throw new DomainError('unavailable', `mailing ${mailingId}: ${batch.finished.length} results were not settled`, {
      cause: error,
    });
  }
  await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
}

/** Addresses that do not exist get no more mail. One that is lost here comes again with the next mailing. */
async function noteBounces({ caller, bounced }: SendingBatch): Promise<void> {
  const noted = bounced.splice(0);
  await inTransaction(caller, async (ctx) => {
    for (const { deliveryId, reason } of noted) await recordBounce(ctx, { deliveryId, reason, hard: true });
  }).catch((error) => caller.log.warn({ error: error.message, count: noted.length }, 'delivery: bounces not noted'));
}
