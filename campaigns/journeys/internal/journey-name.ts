import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { JourneyId } from '#campaigns/kernel/ids.ts';

/** Two journeys of one name could not be told apart by partners. */
export async function refuseTakenName(ctx: VendorCtx, name: string, journeyId: JourneyId): Promise<void> {
  const other = await ctx.db.journey.findFirst({
    where: { vendorId: ctx.scope.vendorId, name, id: { not: journeyId } },
    select: { id: true },
  });
  if (!other) return;
  throw new DomainError('conflict', `journey ${other.id} is called ${name}`, {
    show: 'Another journey has this name. Choose a different one.',
    fields: { name: 'is the name of another journey' },
  });
}
