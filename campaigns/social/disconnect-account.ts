import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { AccountIdInput } from './schema.ts';

/**
 * Lets go of an account: its tokens are overwritten, what waited for it is cancelled, what is out stays out.
 *
 * @throws DomainError not_found
 */
export async function disconnectAccount(caller: PartnerCaller, { accountId }: AccountIdInput): Promise<void> {
  authorize(caller.actor, 'social_account:write');
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const now = ctx.clock.now();
    const gone = {
      status: 'disconnected',
      statusReason: '',
      sealed: '',
      expiresAt: null,
      renewAt: null,
      updatedAt: now,
    };
    const { count } = await ctx.db.socialAccount.updateMany({ where: { partnerId, id: accountId }, data: gone });
    if (count === 0) throw notFound('social account', accountId);
    await ctx.db.socialPublication.updateMany({
      where: { partnerId, accountId, state: { in: ['queued', 'claimed'] } },
      data: { state: 'cancelled', reason: 'disconnected', dueAt: null, claimedBy: null },
    });
    await audit(ctx, { action: 'social_account.disconnected', objectType: 'social_account', objectId: accountId });
  });
}
