import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { ringRuns } from './internal/ring-runs.ts';
import { wakeEngaged } from './wake.sql.ts';

/** Longer than the sweep's interval, so that a lost bell is made good by the next sweep. */
const LOOK_BACK_MS = 10 * 60_000;

/** Wakes the people who lately did what their step waits for; doing it again does no harm. */
export async function followEngagements(caller: PartnerCaller): Promise<void> {
  await inTransaction(caller, async (ctx) => ringRuns(ctx, await wakeEngaged(ctx, LOOK_BACK_MS)), {
    timeoutMs: 60_000,
  });
}
