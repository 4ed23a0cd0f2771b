import { createMailing } from '#campaigns/delivery/create-mailing.ts';
import { ensureSenderIdentity } from '#campaigns/delivery/sender-identity.ts';
import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, invariant } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { toInstant } from '#campaigns/kernel/time.ts';
import { type CompiledTemplate, compileTemplate } from '#templates/engine/compile.ts';
import { blockersOf } from './checks.ts';
import { toCompileInput } from './launch-source.ts';
import { type LaunchEditor, planOf, readLaunchEditor } from './read-launch-editor.ts';
import type { ScheduleLaunchInput, SchedulePlan } from './schema.ts';

/** Time in which "Launch now" can be taken back. */
const UNDO_MS = 30_000;

export type ScheduledLaunch = { mailingId: MailingId; plan: SchedulePlan; startsAt: Date; confirmedCount: number };

/**
 * Launches: freezes the mail, the sender and the plan as they are confirmed. The audience itself is frozen when
 * sending starts; the mailing keeps the count that was confirmed, so that a difference can be shown.
 *
 * @returns when sending starts: the planned instant, or in half a minute
 * @throws DomainError invalid with the blockers as `details.checks`; conflict when the draft is not the one that was
 *   confirmed, or was launched by someone else meanwhile
 */
export async function scheduleLaunch(caller: PartnerCaller, input: ScheduleLaunchInput): Promise<ScheduledLaunch> {
  authorize(caller.actor, 'launch:send');
  const editor = await readLaunchEditor(caller, input);
  refuseUnready(editor, input);
  const mail = await compileTemplate(
    toCompileInput(editor.source, editor.launch.zones, { publicUrl: caller.install.publicUrl }),
  );
  return inTransaction(caller, (ctx) => freeze(ctx, { editor, mail, input }));
}

function refuseUnready({ launch, checks, count }: LaunchEditor, input: ScheduleLaunchInput): void {
  if (launch.status !== 'draft') {
    throw new DomainError('conflict', `Launch ${launch.id} is ${launch.status}; only a draft can be scheduled`, {
      show: 'This launch has already been scheduled.',
    });
  }
  const blockers = blockersOf(checks);
  if (blockers.length > 0) {
    throw new DomainError('invalid', `Launch ${launch.id} is blocked by ${blockers.map((check) => check.key).join()}`, {
      show: 'Something is still missing. Nothing was sent; see what to mend below.',
      details: { checks: blockers },
    });
  }
  if (launch.revision !== input.revision || count?.reachable !== input.confirmedCount) {
    throw new DomainError('conflict', `Launch ${launch.id} changed after it was shown for confirmation`, {
      show: 'The launch changed since this page was shown. Nothing was sent; look at it again and confirm.',
      details: { revision: launch.revision, reachable: count?.reachable ?? 0 },
    });
  }
}

type Freeze = { editor: LaunchEditor; mail: CompiledTemplate; input: ScheduleLaunchInput };

async function freeze(ctx: PartnerCtx, { editor, mail, input }: Freeze): Promise<ScheduledLaunch> {
  const { launch, source } = editor;
  const { partnerId } = ctx.scope;
  invariant(launch.audienceId && source.kit && source.brandKitVersionId, 'a launch without blockers has all its parts');
  const sender = await ensureSenderIdentity(ctx);
  const plan = input.plan ?? planOf(launch);
  const { startsAt, startsLocal, timeZone } = await toStart(ctx, plan);
  const { mailingId } = await createMailing(ctx, {
    vendorId: launch.vendorId,
    sourceKind: 'launch',
    sourceId: launch.id,
    tacticId: launch.tacticId,
    audienceId: launch.audienceId,
    startsAt,
    startsLocal,
    timeZone,
    subject: mail.subject,
    preheader: source.preheader,
    html: mail.html,
    text: mail.text,
    links: mail.links,
    from: { address: sender.address, name: sender.displayName, replyTo: sender.replyTo },
    trackingMode: 'consent',
    locale: source.locale,
    footer: { organization: source.kit.companyName, postalAddress: source.kit.address },
    brandKitVersionId: source.brandKitVersionId,
    templateVersionId: source.templateVersionId,
    confirmedCount: input.confirmedCount,
  });
  // Two who press at once, or an edit in between: the second finds no draft of that revision.
  const { count } = await ctx.db.launch.updateMany({
    where: { partnerId, id: launch.id, status: 'draft', revision: input.revision },
    data: {
      status: 'scheduled',
      mailingId,
      senderId: sender.id,
      startsAt,
      startsLocal,
      timeZone,
      confirmedAt: ctx.clock.now(),
      confirmedBy: actorName(ctx.actor),
    },
  });
  if (count === 0) {
    throw new DomainError('conflict', `Launch ${launch.id} was scheduled or changed by someone else`, {
      show: 'Someone else launched or changed this just now. Nothing was sent twice; load the page again.',
    });
  }
  const { id: launchId, vendorId } = launch;
  await emit(ctx, { type: 'launch.scheduled', vendorId, partnerId, launchId });
  await audit(ctx, {
    action: 'launch.scheduled',
    objectType: 'launch',
    objectId: launchId,
    after: { mailingId, startsAt: startsAt.toISOString(), confirmedCount: input.confirmedCount },
  });
  return { mailingId, plan, startsAt, confirmedCount: input.confirmedCount };
}

async function toStart(ctx: PartnerCtx, plan: SchedulePlan) {
  if (plan.when === 'later') {
    return {
      startsAt: toInstant({ local: plan.startsLocal, timeZone: plan.timeZone }),
      startsLocal: plan.startsLocal,
      timeZone: plan.timeZone,
    };
  }
  const partner = await ctx.db.partner.findUniqueOrThrow({
    where: { id: ctx.scope.partnerId },
    select: { timeZone: true },
  });
  return { startsAt: new Date(ctx.clock.now().getTime() + UNDO_MS), startsLocal: null, timeZone: partner.timeZone };
}
