import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { getFundRecord } from './internal/get-fund.ts';
import type { PublishPolicyInput } from './schema.ts';

/**
 * Makes a new version of a fund's rules: what is submitted from now on is decided by it, what was submitted before by
 * the version of that day.
 *
 * @throws DomainError forbidden · not_found · conflict (somebody published another version meanwhile)
 */
export async function publishPolicy(caller: VendorCaller, input: PublishPolicyInput): Promise<{ number: number }> {
  authorize(caller.actor, 'fund:manage');
  const { vendorId } = caller.scope;
  const { fundId, basedOn, note, rules } = input;
  return inTransaction(caller, async (ctx) => {
    const number = basedOn + 1;
    const { count } = await ctx.db.fund.updateMany({
      where: { vendorId, id: fundId, policyNumber: basedOn },
      data: { policyNumber: number },
    });
    if (count === 0) {
      const fund = await getFundRecord(ctx, { vendorId, fundId });
      throw new DomainError('conflict', `Fund ${fundId} has policy ${fund.policyNumber}, not ${basedOn}`, {
        show: `Somebody has published version ${fund.policyNumber} meanwhile. Yours was not saved; look at theirs first.`,
      });
    }
    await ctx.db.fundPolicyVersion.createMany({
      data: { vendorId, fundId, number, rules, note, createdBy: actorName(ctx.actor), createdAt: ctx.clock.now() },
    });
    await audit(ctx, { action: 'fund.policy_published', objectType: 'fund', objectId: fundId, after: { number } });
    return { number };
  });
}
