import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { moveMailing } from './internal/move-mailing.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Ends a mailing for good: who has not had the mail will not get it. What is on the wire still arrives and is counted.
 * A worker marks the remaining deliveries as cancelled, a page at a time.
 *
 * @throws DomainError conflict when it is done or cancelled
 */
export async function cancelMailing(ctx: PartnerCtx, { mailingId }: MailingIdInput): Promise<void> {
  await moveMailing(ctx, mailingId, { to: 'cancelled', dueAt: ctx.clock.now() });
  await emit(ctx, { type: 'mailing.due', partnerId: ctx.scope.partnerId, mailingId });
}
