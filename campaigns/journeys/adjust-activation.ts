import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getActivation } from './activation-queries.ts';
import { checkAdjustments } from './internal/check-adjustments.ts';
import { holdRunAlone } from './internal/hold-run.sql.ts';
import { AdjustActivationInput } from './schema.ts';

/**
 * Replaces a run's shifts and left-out steps. Who waits already keeps the end of its wait; whoever comes to a step from
 * now on finds it as it is then.
 *
 * @throws DomainError invalid naming the step that cannot be changed so; conflict when it was stopped; not_found
 */
export async function adjustActivation(
  caller: PartnerCaller,
  given: AdjustActivationInput,
): Promise<{ activationId: string }> {
  authorize(caller.actor, 'journey:run');
  const { activationId, adjustments } = AdjustActivationInput.parse(given);
  return inTransaction(caller, async (ctx) => {
    await holdRunAlone(ctx, activationId);
    const run = await getActivation(ctx, activationId);
    if (run.state === 'stopped')
      throw new DomainError('conflict', `Run ${activationId} is stopped`, {
        show: 'This journey was stopped; nothing of it can be changed.',
      });
    checkAdjustments(run.definition, adjustments);
    await ctx.db.journeyActivation.updateMany({
      where: { partnerId: ctx.scope.partnerId, id: activationId },
      data: { adjustments },
    });
    await audit(ctx, {
      ...{ action: 'journey.adjusted', objectType: 'journey', objectId: run.journeyId },
      ...{ before: run.adjustments, after: { activationId, ...adjustments } },
    });
    return { activationId };
  });
}
