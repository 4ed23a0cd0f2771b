import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getLaunch } from './queries.ts';
import type { SaveLaunchInput, SchedulePlan } from './schema.ts';

/**
 * Keeps an edit of a draft. Zone values are kept as typed, even when they are not yet right: what is wrong is said by
 * the checks, and nothing is sent before they pass. `zones`, when given, replaces all values.
 *
 * @returns the new revision
 * @throws DomainError conflict when someone else saved since `revision`, or the launch is no longer a draft
 */
export async function saveLaunch(caller: PartnerCaller, input: SaveLaunchInput): Promise<{ revision: number }> {
  authorize(caller.actor, 'launch:write');
  return inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.launch.updateMany({
      where: { partnerId: ctx.scope.partnerId, id: input.launchId, status: 'draft', revision: input.revision },
      data: {
        revision: input.revision + 1,
        ...(input.name === undefined ? {} : { name: input.name }),
        ...(input.zones === undefined ? {} : { zones: input.zones }),
        ...(input.audienceId === undefined ? {} : { audienceId: input.audienceId }),
        ...(input.plan === undefined ? {} : toColumns(input.plan)),
      },
    });
    if (count === 0) throw saveConflict(await getLaunch(ctx, input.launchId), input.revision);
    return { revision: input.revision + 1 };
  });
}

function saveConflict(launch: { id: string; status: string; revision: number }, revision: number): DomainError {
  if (launch.status !== 'draft') {
    return new DomainError('conflict', `Launch ${launch.id} is ${launch.status}; only a draft can be changed`, {
      show: 'This launch is no longer a draft, so it was not changed.',
    });
  }
  return new DomainError('conflict', `Launch ${launch.id} is at revision ${launch.revision}, not ${revision}`, {
    show: 'Someone else changed this launch meanwhile. Your text is still here: copy it, then load the page again.',
    details: { revision: launch.revision },
  });
}

function toColumns(plan: SchedulePlan) {
  return plan.when === 'now'
    ? { startsLocal: null, timeZone: null }
    : { startsLocal: plan.startsLocal, timeZone: plan.timeZone };
}
