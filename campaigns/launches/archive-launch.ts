import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getLaunch } from './queries.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Hides a launch from the list, or (`restore`) brings it back. Its results stay.
 *
 * @throws DomainError conflict while it is scheduled, sending or paused
 */
export async function archiveLaunch(
  caller: PartnerCaller,
  input: LaunchIdInput & { restore?: boolean },
): Promise<void> {
  authorize(caller.actor, 'launch:write');
  await inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, input.launchId);
    if (!input.restore && ['scheduled', 'sending', 'paused'].includes(launch.status)) {
      throw new DomainError('conflict', `Launch ${launch.id} is ${launch.status}; it cannot be archived`, {
        show: 'This launch is not finished. Cancel it first, or wait until it is done.',
      });
    }
    await ctx.db.launch.updateMany({
      where: { partnerId: ctx.scope.partnerId, id: input.launchId },
      data: { archivedAt: input.restore ? null : ctx.clock.now() },
    });
    const action = input.restore ? 'launch.restored' : 'launch.archived';
    await audit(ctx, { action, objectType: 'launch', objectId: input.launchId });
  });
}
