import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { findStaleSending, requeueStaleClaims } from './finish-mailing.sql.ts';
import { messageIdOf } from './render-delivery.ts';
import { type Settled, takeTurn } from './sending-turn.sql.ts';
import { settledBy } from './settled-outcome.ts';
import type { Mailer } from './transports/mailer.ts';

type StaleInput = { mailingId: MailingId; vendorId: string };

/**
 * Settles what workers that are gone (or too late) left behind in one mailing: claimed deliveries go back to the queue,
 * sending ones become `unknown`. Where the transport can say for certain what it took, it is asked instead, and nothing
 * stays unknown.
 */
export async function settleStale(caller: PartnerCaller & { mailer: Mailer }, input: StaleInput): Promise<void> {
  const { mailingId, vendorId } = input;
  const stale = await inTransaction(caller, async (ctx) => {
    await requeueStaleClaims(ctx, mailingId);
    return findStaleSending(ctx, mailingId);
  });
  if (stale.length === 0) return;
  const idOf = (one: (typeof stale)[number]) => messageIdOf(one.deliveryId, caller.install);
  const taken = await caller.mailer.lookup?.(stale.map(idOf));
  const now = caller.clock.now();
  const settled = stale.map((one): Settled => {
    if (!taken) return settledBy({ kind: 'unknown', reason: 'worker_lost' }, one, one.claim, now);
    const known = taken.has(idOf(one));
    return settledBy(known ? { kind: 'accepted', providerId: idOf(one) } : { kind: 'untried' }, one, one.claim, now);
  });
  await inTransaction(caller, (ctx) =>
    takeTurn(ctx, { mailingId, vendorId, settled, claim: '', next: [], leaseMs: 0, cap: null }),
  );
  caller.log.warn({ mailingId, count: stale.length, asked: taken !== undefined }, 'delivery: settled a lost worker’s');
}
