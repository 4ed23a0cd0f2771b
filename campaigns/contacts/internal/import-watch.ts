import { setTimeout as sleep } from 'node:timers/promises';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { type Lease, renewLease } from './import-lease.ts';

const EVERY_MS = 500;

/** Tells the world how far a long transaction is, from outside of it, and hears whether it is still wanted. */
export type ImportWatch = {
  /** rows applied so far */
  tell(rows: number): void;
  /** cancelled by the person, or taken over: what is in hand must not be committed */
  isLost(): boolean;
  /** Ends it, and gives the lease as it stands then. May be called again. */
  stop(): Promise<Lease>;
};

export function startWatch(caller: PartnerCaller, first: Lease): ImportWatch {
  const ending = new AbortController();
  let lease = first;
  let lost = false;
  let rowsApplied = 0;
  const look = async () => {
    const renewed = await inTransaction(caller, (ctx) => renewLease(ctx, lease, { rowsApplied }));
    if (renewed) lease = renewed;
    else lost = true;
  };
  const running = (async () => {
    while (!lost && (await waited(ending.signal))) {
      // A look that fails is made up for by the next; the lease outlives several.
      await look().catch((error: unknown) => caller.log.warn({ error }, 'import: progress not told'));
    }
  })();
  return {
    tell: (rows) => {
      rowsApplied = rows;
    },
    isLost: () => lost,
    stop: async () => {
      ending.abort();
      await running;
      return lease;
    },
  };
}

/** @returns false when it is over */
function waited(ending: AbortSignal): Promise<boolean> {
  return sleep(EVERY_MS, true, { signal: ending }).catch(() => false);
}
