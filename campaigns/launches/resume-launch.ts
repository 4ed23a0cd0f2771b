import { resumeMailing } from '#campaigns/delivery/resume-mailing.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { moveLaunch } from './internal/move-launch.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Goes on with a paused launch, to those who have not had the mail.
 *
 * @throws DomainError conflict unless the launch is paused
 */
export async function resumeLaunch(caller: PartnerCaller, input: LaunchIdInput): Promise<void> {
  authorize(caller.actor, 'launch:send');
  await inTransaction(caller, async (ctx) => {
    const { mailingId } = await moveLaunch(ctx, input.launchId, 'sending');
    await resumeMailing(ctx, { mailingId });
    await audit(ctx, { action: 'launch.resumed', objectType: 'launch', objectId: input.launchId });
  });
}
