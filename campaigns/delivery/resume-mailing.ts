import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { moveMailing } from './internal/move-mailing.ts';
import { ALL_EXPANDED } from './mailing-state.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Goes on with a paused mailing, to those who have not had the mail.
 *
 * @throws DomainError conflict unless it is paused
 */
export async function resumeMailing(ctx: PartnerCtx, { mailingId }: MailingIdInput): Promise<void> {
  const { partnerId } = ctx.scope;
  const mailing = await ctx.db.mailing.findUnique({
    where: { partnerId_id: { partnerId, id: mailingId } },
    select: { expandCursor: true },
  });
  const to = mailing?.expandCursor === ALL_EXPANDED ? 'sending' : 'expanding';
  await moveMailing(ctx, mailingId, { to, from: ['paused'], dueAt: ctx.clock.now() });
  await emit(ctx, { type: 'mailing.due', partnerId, mailingId });
}
