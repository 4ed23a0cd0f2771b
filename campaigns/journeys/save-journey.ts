import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { JourneyId } from '#campaigns/kernel/ids.ts';
import { refuseTakenName } from './internal/journey-name.ts';
import { replaceGroups, replaceTiers } from './internal/replace-visibility.ts';
import type { SaveJourneyInput } from './schema.ts';

/**
 * Saves a draft as it is, right or not: what is wrong is shown at its step and keeps it from being published. Name,
 * description and whom it is for hold at once, for what is offered too. What runs already is not touched.
 *
 * @returns the draft's new revision
 * @throws DomainError not_found, also for a tier or group that is not the vendor's; conflict when someone else saved meanwhile, or the name is taken
 */
export async function saveJourney(caller: VendorCaller, input: SaveJourneyInput): Promise<{ revision: number }> {
  authorize(caller.actor, 'journey:write');
  const { journeyId, revision, definition, name, description, tierIds, groupIds } = input;
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const { count } = await ctx.db.journeyDraft.updateMany({
      where: { vendorId, journeyId, revision },
      data: { revision: { increment: 1 }, ...(definition ? { definition } : {}) },
    });
    if (count === 0) await sayWhy(ctx, journeyId, revision);
    if (name !== undefined) await refuseTakenName(ctx, name, journeyId);
    await ctx.db.journey.updateMany({
      where: { vendorId, id: journeyId },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        updatedAt: ctx.clock.now(),
      },
    });
    if (tierIds) await replaceTiers(ctx, journeyId, tierIds);
    if (groupIds) await replaceGroups(ctx, journeyId, groupIds);
    const isFor = tierIds || groupIds ? { after: { tierIds, groupIds } } : {};
    await audit(ctx, { action: 'journey.saved', objectType: 'journey', objectId: journeyId, ...isFor });
    return { revision: revision + 1 };
  });
}

async function sayWhy(ctx: VendorCtx, journeyId: JourneyId, revision: number): Promise<never> {
  const draft = await ctx.db.journeyDraft.findFirst({
    where: { vendorId: ctx.scope.vendorId, journeyId },
    select: { revision: true },
  });
  if (!draft) throw notFound('journey', journeyId);
  throw new DomainError('conflict', `Journey ${journeyId} is at revision ${draft.revision}, not ${revision}`, {
    show: 'Someone else saved this journey meanwhile. Nothing of theirs was written over; load the page again.',
    details: { revision: draft.revision },
  });
}
