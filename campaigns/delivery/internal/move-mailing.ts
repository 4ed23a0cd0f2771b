import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { MAILING_MOVES, type MailingState } from '../mailing-state.ts';

type Change = { to: MailingState; from?: readonly MailingState[]; dueAt: Date | null; pauseReason?: string | null };

/**
 * Moves a mailing by a guarded update, so that of two who try only one does it.
 *
 * @throws DomainError not_found, or conflict naming the state it is in
 */
export async function moveMailing(ctx: PartnerCtx, mailingId: MailingId, change: Change): Promise<void> {
  const { partnerId } = ctx.scope;
  const { to, from = statesBefore(MAILING_MOVES, to), dueAt, pauseReason = null } = change;
  const { count } = await ctx.db.mailing.updateMany({
    where: { partnerId, id: mailingId, state: { in: [...from] } },
    data: { state: to, dueAt, pauseReason },
  });
  if (count === 1) return;
  const mailing = await ctx.db.mailing.findUnique({
    where: { partnerId_id: { partnerId, id: mailingId } },
    select: { state: true },
  });
  if (!mailing) throw notFound('mailing', mailingId);
  throw new DomainError('conflict', `Mailing ${mailingId} is ${mailing.state} and cannot become ${to}`, {
    show: SHOW[mailing.state as MailingState],
    details: { state: mailing.state },
  });
}

const SHOW: Record<MailingState, string> = {
  scheduled: 'Sending has not started yet.',
  expanding: 'Sending has already started.',
  sending: 'Sending has already started.',
  paused: 'Sending is paused.',
  done: 'Sending has already finished.',
  cancelled: 'Sending was cancelled.',
};
