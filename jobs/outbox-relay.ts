import { DomainEvent } from '#campaigns/kernel/events.ts';
import type { Logger } from '#campaigns/kernel/log.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import type { Ring } from './define-job.ts';
import { markHandedOn, takeWaitingEvents } from './outbox.sql.ts';
import { reactionsTo } from './subscriptions.ts';

const EVENTS_AT_A_TIME = 200;

type Relay = { system: SystemDb; ring: (rings: readonly Ring[]) => Promise<void>; log: Logger };

/**
 * Hands committed events to the queue: one round over what waits. Several relays may run at once; each takes others'
 * leavings. The queue is told before the rows are marked, so a crash in between rings a bell twice and never not at all.
 *
 * @returns how many events were handed on; as many as fit a round means that more may wait
 * @throws when the queue or the database cannot be reached; the events wait for the next round
 */
export async function relayOutbox({ system, ring, log }: Relay): Promise<number> {
  return system.$transaction(
    async (tx) => {
      const waiting = await takeWaitingEvents(tx, EVENTS_AT_A_TIME);
      if (waiting.length === 0) return 0;
      const rings = waiting.flatMap(({ id, type, payload }) => {
        const event = DomainEvent.safeParse({ type, ...payload });
        // Written by a newer version that runs beside this one, perhaps: it is not ours to hand on, nor to hold up.
        if (!event.success) log.warn({ eventId: id, type }, 'outbox: an event of unknown form');
        return event.success ? reactionsTo(event.data) : [];
      });
      if (rings.length > 0) await ring(rings);
      await markHandedOn(
        tx,
        waiting.map(({ id }) => id),
      );
      return waiting.length;
    },
    { timeout: 30_000, maxWait: 10_000 },
  );
}
