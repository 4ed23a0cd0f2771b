import { cancelMailing } from '#campaigns/delivery/cancel-mailing.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveLaunch } from './internal/move-launch.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Ends a launch for good: who has not had the mail will not get it. What was handed over stays counted.
 *
 * @throws DomainError conflict when it is a draft, done or already cancelled
 */
export async function cancelLaunch(caller: PartnerCaller, input: LaunchIdInput): Promise<void> {
  authorize(caller.actor, 'launch:send');
  await inTransaction(caller, async (ctx) => {
    const { mailingId } = await moveLaunch(ctx, input.launchId, 'cancelled');
    await cancelMailing(ctx, { mailingId });
    await audit(ctx, { action: 'launch.cancelled', objectType: 'launch', objectId: input.launchId });
  });
}
