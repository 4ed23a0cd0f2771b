import { withdrawMailing } from '#campaigns/delivery/withdraw-mailing.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveLaunch } from './internal/move-launch.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Takes a launch back before its first mail (the undo after "Launch", and the way to change a scheduled one): it is a
 * draft again, with all its texts.
 *
 * @throws DomainError conflict when sending has begun
 */
export async function unscheduleLaunch(caller: PartnerCaller, input: LaunchIdInput): Promise<void> {
  authorize(caller.actor, 'launch:send');
  await inTransaction(caller, async (ctx) => {
    const { mailingId } = await moveLaunch(ctx, input.launchId, 'draft');
    await withdrawMailing(ctx, { mailingId });
    await ctx.db.launch.update({
      where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: input.launchId } },
      data: { mailingId: null, startsAt: null },
      select: { id: true },
    });
    await audit(ctx, { action: 'launch.unscheduled', objectType: 'launch', objectId: input.launchId });
  });
}
