import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { moveMailing } from './internal/move-mailing.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Takes a mailing back before its first mail: the undo after "Launch". Nothing of it was sent and nothing will be.
 *
 * @throws DomainError conflict when sending has begun
 */
export async function withdrawMailing(ctx: PartnerCtx, { mailingId }: MailingIdInput): Promise<void> {
  await moveMailing(ctx, mailingId, { to: 'cancelled', from: ['scheduled'], dueAt: null });
}
