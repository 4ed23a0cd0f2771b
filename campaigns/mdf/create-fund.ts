import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type FundId, newId } from '#campaigns/kernel/ids.ts';
import { requireAmount } from './internal/amounts.ts';
import { post } from './ledger/post.ts';
import { usualRules } from './policy.ts';
import type { CreateFundInput } from './schema.ts';

/**
 * A new fund with its money and the usual rules as version 1; partners see it once it is open and they have a share.
 *
 * @throws DomainError forbidden · invalid (the amount) · conflict (the name is taken)
 */
export async function createFund(caller: VendorCaller, input: CreateFundInput): Promise<{ fundId: FundId }> {
  authorize(caller.actor, 'fund:manage');
  const { budget, ...fund } = input;
  const amountMinor = requireAmount(budget, input.currency, 'budget');
  return inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const fundId = newId('fund');
    const createdBy = actorName(ctx.actor);
    const data = { ...fund, vendorId, id: fundId, createdBy, policyNumber: 1 };
    const { count } = await ctx.db.fund.createMany({ data, skipDuplicates: true });
    if (count === 0) {
      throw new DomainError('conflict', `there is a fund ${fund.name}`, {
        show: 'There is a fund of this name already.',
        fields: { name: 'is taken by another fund' },
      });
    }
    await ctx.db.fundPolicyVersion.createMany({
      data: { vendorId, fundId, number: 1, rules: usualRules(), note: '', createdBy },
    });
    const after = { name: fund.name, amountMinor, currency: fund.currency };
    await audit(ctx, { action: 'fund.created', objectType: 'fund', objectId: fundId, after });
    await post(ctx, {
      ...{ fundId, currency: fund.currency, partnerId: null, subjectId: fundId, cause: `fund:${fundId}:budget` },
      movements: [{ kind: 'budget', amountMinor }],
    });
    return { fundId };
  });
}
