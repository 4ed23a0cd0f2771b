import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { getJourneyDraft } from './journey-queries.ts';
import type { SimulateJourneyInput } from './schema.ts';
import { type Simulation, simulate } from './simulate.ts';

/**
 * Where 1,000 sample people would go in a draft as it is now, in the vendor's zone and without a partner's changes.
 *
 * @throws DomainError not_found
 */
export async function simulateJourney(ctx: VendorCtx, { journeyId, seed }: SimulateJourneyInput): Promise<Simulation> {
  const { definition } = await getJourneyDraft(ctx, journeyId);
  const { timeZone } = await ctx.db.vendor.findUniqueOrThrow({
    where: { id: ctx.scope.vendorId },
    select: { timeZone: true },
  });
  return simulate(definition, {
    ...{ seed, now: ctx.clock.now(), timeZone },
    adjustments: { shiftHours: {}, skipped: [] },
  });
}
