import type { AudienceCount } from '#campaigns/contacts/queries.ts';
import type { Sender } from '#campaigns/delivery/sender-identity.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { LaunchId } from '#campaigns/kernel/ids.ts';
import { toInstant } from '#campaigns/kernel/time.ts';
import { blockersOf, type LaunchCheck } from './checks.ts';
import type { LaunchView } from './queries.ts';
import { planOf, readLaunchEditor } from './read-launch-editor.ts';

export type LaunchReview = {
  launch: LaunchView;
  /** as a sample person reads it */
  subject: string;
  sender: Sender;
  audienceName: string | null;
  count: AudienceCount | null;
  plan: { when: 'now' } | { when: 'later'; startsAt: Date; timeZone: string };
  checks: LaunchCheck[];
  blockers: LaunchCheck[];
  revision: number;
};

/**
 * The last page before a launch: exactly what goes to how many, and when.
 *
 * @throws DomainError not_found; conflict when it is no longer a draft
 */
export async function readLaunchReview(caller: PartnerCaller, input: { launchId: LaunchId }): Promise<LaunchReview> {
  authorize(caller.actor, 'launch:read');
  const { launch, sender, count, checks, subject } = await readLaunchEditor(caller, input);
  if (launch.status !== 'draft') {
    throw new DomainError('conflict', `Launch ${launch.id} is ${launch.status}`, {
      show: 'This launch has already been scheduled. Open it to see where it stands.',
    });
  }
  const { audienceId } = launch;
  const audience = audienceId
    ? await inTransaction(caller, (ctx) =>
        ctx.db.audience.findUnique({
          where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: audienceId } },
          select: { name: true },
        }),
      )
    : null;
  const plan = planOf(launch);
  return {
    launch,
    subject,
    sender,
    audienceName: audience?.name ?? null,
    count,
    plan:
      plan.when === 'now'
        ? plan
        : {
            when: plan.when,
            timeZone: plan.timeZone,
            startsAt: toInstant({ local: plan.startsLocal, timeZone: plan.timeZone }),
          },
    checks,
    blockers: blockersOf(checks),
    revision: launch.revision,
  };
}
