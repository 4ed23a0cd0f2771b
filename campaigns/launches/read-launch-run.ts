import { countReasons } from '#campaigns/delivery/delivery-queries.ts';
import { getMailingProgress, type MailingProgress } from '#campaigns/delivery/mailing-queries.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { LaunchId } from '#campaigns/kernel/ids.ts';
import type { LaunchStatus } from './launch-status.ts';
import { getLaunch } from './queries.ts';

export type LaunchRun = {
  status: LaunchStatus;
  progress: MailingProgress;
  /** why some were refused or held back; only once it is over, counting them is not for every second */
  reasons: { group: 'failed' | 'skipped' | 'unknown'; reason: string; count: number }[];
};

/**
 * Where a launch stands that is no draft any more; cheap enough to ask every second.
 *
 * @throws DomainError not_found; conflict while it is a draft
 */
export async function readLaunchRun(caller: PartnerCaller, input: { launchId: LaunchId }): Promise<LaunchRun> {
  authorize(caller.actor, 'launch:read');
  return inTransaction(caller, async (ctx) => {
    const launch = await getLaunch(ctx, input.launchId);
    if (!launch.mailingId) {
      throw new DomainError('conflict', `Launch ${launch.id} is a draft`, { show: 'This launch is still a draft.' });
    }
    const progress = await getMailingProgress(ctx, launch.mailingId);
    const reasons = progress.underWay === 0 ? await countReasons(ctx, launch.mailingId) : [];
    return { status: launch.status, progress, reasons };
  });
}

/** True when nothing about it will change by itself. */
export function isOver({ status, progress }: LaunchRun): boolean {
  return (status === 'done' || status === 'cancelled') && progress.underWay === 0;
}
