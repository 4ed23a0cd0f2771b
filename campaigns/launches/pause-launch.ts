import { pauseMailing } from '#campaigns/delivery/pause-mailing.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveLaunch } from './internal/move-launch.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Stops sending after what is already on its way (at most one batch).
 *
 * @throws DomainError conflict unless the launch is sending
 */
export async function pauseLaunch(caller: PartnerCaller, input: LaunchIdInput): Promise<void> {
  authorize(caller.actor, 'launch:send');
  await inTransaction(caller, async (ctx) => {
    const { mailingId } = await moveLaunch(ctx, input.launchId, 'paused');
    await pauseMailing(ctx, { mailingId });
    await audit(ctx, { action: 'launch.paused', objectType: 'launch', objectId: input.launchId });
  });
}
