import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, invariant } from '#campaigns/kernel/errors.ts';
import type { LaunchId, MailingId } from '#campaigns/kernel/ids.ts';
import { LAUNCH_MOVES, LAUNCH_STATUSES, type LaunchStatus } from '../launch-status.ts';
import { getLaunch } from '../queries.ts';

/** Moves a launch with a mailing by a guarded update, so that of two who try only one does it. */
export async function moveLaunch(
  ctx: PartnerCtx,
  launchId: LaunchId,
  to: LaunchStatus,
): Promise<{ mailingId: MailingId }> {
  const from = LAUNCH_STATUSES.filter((status) => (LAUNCH_MOVES[status] as readonly string[]).includes(to));
  const { count } = await ctx.db.launch.updateMany({
    where: { partnerId: ctx.scope.partnerId, id: launchId, status: { in: from } },
    data: { status: to },
  });
  const launch = await getLaunch(ctx, launchId);
  if (count === 0) {
    throw new DomainError('conflict', `Launch ${launchId} is ${launch.status} and cannot become ${to}`, {
      show: CANNOT[launch.status],
      details: { status: launch.status },
    });
  }
  invariant(launch.mailingId, `launch ${launchId} moved to ${to} without a mailing`);
  return { mailingId: launch.mailingId };
}

const CANNOT: Record<LaunchStatus, string> = {
  draft: 'This launch is still a draft. Nothing has been sent.',
  scheduled: 'This launch has not started yet. Take it back, or wait until it starts.',
  sending: 'This launch is already sending. Pause it, or cancel the rest.',
  paused: 'This launch is paused. Resume it, or cancel the rest.',
  done: 'This launch has already finished.',
  cancelled: 'This launch was cancelled.',
};
