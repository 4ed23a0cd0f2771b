import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getJourneyDraft } from './journey-queries.ts';
import type { JourneyIdInput } from './schema.ts';

/**
 * Takes a journey out of the offer: nobody starts it any more, who runs it goes on.
 *
 * @throws DomainError conflict unless it is published; not_found
 */
export async function withdrawJourney(caller: VendorCaller, { journeyId }: JourneyIdInput): Promise<void> {
  authorize(caller.actor, 'journey:publish');
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.journey.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: journeyId, status: 'published' },
      data: { status: 'withdrawn', updatedAt: ctx.clock.now() },
    });
    if (count === 0) {
      const { status } = await getJourneyDraft(ctx, journeyId);
      throw new DomainError('conflict', `Journey ${journeyId} is ${status}`, {
        show: 'This journey is not offered, so there is nothing to withdraw.',
      });
    }
    await audit(ctx, { action: 'journey.withdrawn', objectType: 'journey', objectId: journeyId });
  });
}
