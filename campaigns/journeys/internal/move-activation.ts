import { cancelMailing } from '#campaigns/delivery/cancel-mailing.ts';
import { pauseMailing } from '#campaigns/delivery/pause-mailing.ts';
import { resumeMailing } from '#campaigns/delivery/resume-mailing.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { ActivationId, MailingId } from '#campaigns/kernel/ids.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { ACTIVATION_MOVES, type ActivationState } from '../journey-status.ts';
import { holdRunAlone } from './hold-run.sql.ts';

const ACTION = { running: 'journey.resumed', paused: 'journey.paused', stopped: 'journey.stopped' } as const;

/**
 * Moves a run, its mails with it, by a guarded update: of two who try only one does it. A worker that is just moving
 * people is waited for: once a pause is confirmed, nobody moves on and no mail is added.
 *
 * @throws DomainError not_found, or conflict naming the state it is in
 */
export async function moveActivation(
  caller: PartnerCaller,
  activationId: ActivationId,
  to: ActivationState,
): Promise<void> {
  authorize(caller.actor, 'journey:run');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    await holdRunAlone(ctx, activationId);
    const { count } = await ctx.db.journeyActivation.updateMany({
      where: { partnerId, id: activationId, state: { in: statesBefore(ACTIVATION_MOVES, to) } },
      data: { state: to, dueAt: to === 'running' ? now : null, ...(to === 'stopped' ? { stoppedAt: now } : {}) },
    });
    const run = await ctx.db.journeyActivation.findFirst({
      where: { partnerId, id: activationId },
      select: { journeyId: true, state: true },
    });
    if (!run) throw notFound('journey', activationId);
    if (count === 0)
      throw new DomainError('conflict', `Run ${activationId} is ${run.state} and cannot become ${to}`, {
        show: CANNOT[run.state as ActivationState],
        details: { state: run.state },
      });
    await moveMailings(ctx, activationId, to);
    if (to === 'running') await emit(ctx, { type: 'journey.due', partnerId, activationId });
    await audit(ctx, { action: ACTION[to], objectType: 'journey', objectId: run.journeyId, after: { activationId } });
  });
}

async function moveMailings(ctx: PartnerCtx, activationId: ActivationId, to: ActivationState): Promise<void> {
  const mails = await ctx.db.journeyMail.findMany({
    where: { partnerId: ctx.scope.partnerId, activationId },
    select: { mailingId: true, mailing: { select: { state: true } } },
    orderBy: { mailingId: 'asc' },
  });
  for (const { mailingId: id, mailing } of mails) {
    const mailingId = id as MailingId;
    if (to === 'paused' && mailing.state === 'sending') await pauseMailing(ctx, { mailingId });
    if (to === 'running' && mailing.state === 'paused') await resumeMailing(ctx, { mailingId });
    if (to === 'stopped' && ['sending', 'paused'].includes(mailing.state)) await cancelMailing(ctx, { mailingId });
  }
}

const CANNOT: Record<ActivationState, string> = {
  running: 'This journey is running already.',
  paused: 'This journey is paused already.',
  stopped: 'This journey was stopped. Start it anew if you want people to come in again.',
};
