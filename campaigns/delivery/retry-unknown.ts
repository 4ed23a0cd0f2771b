import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { getMailingState } from './mailing-queries.ts';
import { ALL_EXPANDED } from './mailing-state.ts';
import { resolveUnknown } from './resolve-unknown.sql.ts';
import type { MailingIdInput } from './schema.ts';

/**
 * Sends again to those of whom nobody knows whether the mail reached them. Some of them get it twice: that is the
 * person's choice, and never the product's.
 *
 * @returns how many are tried again
 * @throws DomainError conflict when the mailing is cancelled, not_found
 */
export async function retryUnknown(caller: PartnerCaller, { mailingId }: MailingIdInput): Promise<{ count: number }> {
  authorize(caller.actor, 'launch:send');
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { state } = await getMailingState(ctx, mailingId);
    if (state === 'cancelled') {
      throw new DomainError('conflict', `Mailing ${mailingId} is cancelled; its unknown ones are not sent again`, {
        show: 'Sending was cancelled, so nothing is sent again. You can still assume that these mails arrived.',
      });
    }
    const count = await resolveUnknown(ctx, mailingId, { state: 'queued', reason: 'retried' });
    if (count === 0) return { count };
    await ctx.db.mailing.updateMany({
      where: { partnerId, id: mailingId, state: 'done', expandCursor: ALL_EXPANDED },
      data: { state: 'sending', finishedAt: null, dueAt: ctx.clock.now() },
    });
    await emit(ctx, { type: 'mailing.moved', partnerId, mailingId });
    await emit(ctx, { type: 'mailing.due', partnerId, mailingId });
    await audit(ctx, {
      action: 'mailing.unknown_retried',
      objectType: 'mailing',
      objectId: mailingId,
      after: { count },
    });
    return { count };
  });
}
