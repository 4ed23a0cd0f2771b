import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { requireAmount } from './internal/amounts.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { post } from './ledger/post.ts';
import type { ChangeBudgetInput } from './schema.ts';

/**
 * Puts money into a fund, or takes back what is not given to anybody.
 *
 * @throws DomainError forbidden · not_found · invalid · limit_exceeded (more than is left)
 */
export async function changeBudget(caller: VendorCaller, input: ChangeBudgetInput): Promise<void> {
  authorize(caller.actor, 'fund:manage');
  const { vendorId } = caller.scope;
  const { fundId, direction } = input;
  await inTransaction(caller, async (ctx) => {
    const { currency } = await getFundRecord(ctx, { vendorId, fundId });
    const amountMinor = requireAmount(input.amount, currency, 'amount');
    const after = { direction, amountMinor, currency };
    await audit(ctx, { action: 'fund.budget_changed', objectType: 'fund', objectId: fundId, after });
    await post(ctx, {
      ...{ fundId, currency, partnerId: null, subjectId: fundId, cause: `budget:${newId('event')}` },
      movements: [{ kind: direction === 'add' ? 'budget' : 'withdraw', amountMinor }],
    });
  });
}
