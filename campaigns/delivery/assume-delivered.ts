import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { getMailingState } from './mailing-queries.ts';
import { resolveUnknown } from './resolve-unknown.sql.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Counts those of whom nobody knows whether the mail reached them as reached. Nothing is sent.
 *
 * @returns how many there were
 * @throws DomainError not_found
 */
export async function assumeDelivered(
  caller: PartnerCaller,
  { mailingId }: MailingIdInput,
): Promise<{ count: number }> {
  authorize(caller.actor, 'launch:send');
  return inTransaction(caller, async (ctx) => {
    await getMailingState(ctx, mailingId);
    const count = await resolveUnknown(ctx, mailingId, { state: 'accepted', reason: 'assumed' });
    if (count === 0) return { count };
    await emit(ctx, { type: 'mailing.moved', partnerId: ctx.scope.partnerId, mailingId });
    await audit(ctx, {
      action: 'mailing.unknown_assumed',
      objectType: 'mailing',
      objectId: mailingId,
      after: { count },
    });
    return { count };
  });
}
