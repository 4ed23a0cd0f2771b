import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { requireAmount } from './internal/amounts.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { post } from './ledger/post.ts';
import type { AllocateInput } from './schema.ts';

/**
 * Gives a partner a share of a fund, or takes back what it has not asked for.
 *
 * @throws DomainError forbidden · not_found · invalid · limit_exceeded (more than is left)
 */
export async function allocateFunds(caller: VendorCaller, input: AllocateInput): Promise<void> {
  authorize(caller.actor, 'fund:manage');
  const { vendorId } = caller.scope;
  const { fundId, partnerId, direction } = input;
  await inTransaction(caller, async (ctx) => {
    const { currency } = await getFundRecord(ctx, { vendorId, fundId });
    const amountMinor = requireAmount(input.amount, currency, 'amount');
    const partnership = await ctx.db.partnership.findUnique({
      where: { vendorId_partnerId: { vendorId, partnerId } },
      select: { partnerId: true },
    });
    if (!partnership) throw notFound('partner', partnerId);
    await ctx.db.fundAllocation.createMany({
      data: { vendorId, fundId, partnerId, createdAt: ctx.clock.now() },
      skipDuplicates: true,
    });
    const after = { partnerId, direction, amountMinor, currency };
    await audit(ctx, { action: 'fund.allocated', objectType: 'fund', objectId: fundId, after });
    await post(ctx, {
      ...{ fundId, currency, partnerId, subjectId: fundId, cause: `allocation:${newId('event')}` },
      movements: [{ kind: direction === 'add' ? 'allocate' : 'deallocate', amountMinor }],
    });
  });
}
