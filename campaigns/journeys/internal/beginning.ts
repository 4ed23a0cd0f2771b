import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId } from '#campaigns/kernel/ids.ts';
import { arriveAt, firstStep } from '../decide.ts';
import type { Beginning } from '../enrol.sql.ts';
import { Adjustments, JourneyDefinition } from '../schema.ts';

/** Where people who come into a run now begin; null when its version has no step. */
export async function beginningOf(ctx: PartnerCtx, activationId: ActivationId): Promise<Beginning | null> {
  const run = await ctx.db.journeyActivation.findFirstOrThrow({
    where: { partnerId: ctx.scope.partnerId, id: activationId },
    select: { timeZone: true, adjustments: true, version: { select: { definition: true } } },
  });
  const step = firstStep(JourneyDefinition.parse(run.version.definition));
  const arrival = step && arriveAt(step, ctx.clock.now(), run.timeZone, Adjustments.parse(run.adjustments));
  return step && arrival ? { stepId: step.id, ...arrival } : null;
}
