import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import type { MailingState } from './mailing-state.ts';

export type MailingProgress = {
  mailingId: MailingId;
  state: MailingState;
  /** why it is paused, or waits while sending: a code of PAUSE_REASONS, and the provider's words where it gave some */
  pause: { reason: string; detail: string } | null;
  /** while it waits: when it goes on by itself */
  waitsUntil: Date | null;
  startsAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** the count that was confirmed; the audience is frozen when sending starts and may differ */
  confirmed: number | null;
  audience: number;
  accepted: number;
  failed: number;
  skipped: number;
  unknown: number;
  cancelled: number;
  /** what is left; the six others and this are always the audience */
  underWay: number;
  /** mail goes into the local mailbox and not to people */
  captured: boolean;
};

/**
 * How far a mailing is, from its own row: cheap enough to ask every second.
 *
 * @throws DomainError not_found
 */
export async function getMailingProgress(ctx: PartnerCtx, mailingId: MailingId): Promise<MailingProgress> {
  const row = await ctx.db.mailing.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: mailingId } },
    select: {
      state: true,
      pauseReason: true,
      dueAt: true,
      startsAt: true,
      startedAt: true,
      finishedAt: true,
      confirmedCount: true,
      audienceCount: true,
      acceptedCount: true,
      failedCount: true,
      skippedCount: true,
      unknownCount: true,
      cancelledCount: true,
    },
  });
  if (!row) throw notFound('mailing', mailingId);
  const { acceptedCount, failedCount, skippedCount, unknownCount, cancelledCount } = row;
  const settled = acceptedCount + failedCount + skippedCount + unknownCount + cancelledCount;
  const state = row.state as MailingState;
  const [, reason, detail] = /^(\w+)(?:: (.*))?$/s.exec(row.pauseReason ?? '') ?? [];
  return {
    mailingId,
    state,
    pause: reason ? { reason, detail: detail ?? '' } : null,
    waitsUntil: state === 'sending' && reason ? row.dueAt : null,
    startsAt: row.startsAt,
    startedAt: row.startedAt,
    finishedAt: row.finishedAt,
    confirmed: row.confirmedCount,
    audience: row.audienceCount,
    accepted: acceptedCount,
    failed: failedCount,
    skipped: skippedCount,
    unknown: unknownCount,
    cancelled: cancelledCount,
    underWay: row.audienceCount - settled,
    captured: ctx.install.captured,
  };
}

/** @throws DomainError not_found */
export async function getMailingState(ctx: PartnerCtx, mailingId: MailingId): Promise<{ state: MailingState }> {
  const row = await ctx.db.mailing.findUnique({
    where: { partnerId_id: { partnerId: ctx.scope.partnerId, id: mailingId } },
    select: { state: true },
  });
  if (!row) throw notFound('mailing', mailingId);
  return { state: row.state as MailingState };
}
