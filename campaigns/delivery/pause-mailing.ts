import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { moveMailing } from './internal/move-mailing.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Stops a mailing for now. What is on the wire already (at most 25 messages per worker) still arrives; everybody else
 * stays queued.
 *
 * @throws DomainError conflict unless it is being sent
 */
export async function pauseMailing(ctx: PartnerCtx, { mailingId }: MailingIdInput): Promise<void> {
  // Due at once: a worker looks whether something is still on the wire, and settles what a crash left behind.
  await moveMailing(ctx, mailingId, { to: 'paused', dueAt: ctx.clock.now(), pauseReason: 'person' });
}
