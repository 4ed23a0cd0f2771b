import { authorize } from '#campaigns/kernel/authorize.ts';
import type { Ctx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { assessRequest, type RequestAssessment } from './assess-request.ts';
import { requireAmount } from './internal/amounts.ts';
import { availableFor } from './internal/available.ts';
import { getFundRecord, getRules } from './internal/get-fund.ts';
import type { DryRunInput, PolicyRules } from './schema.ts';

export type DryRun = RequestAssessment & { currency: string; policy: number };

/**
 * Asks the rules before anybody asks for money: is this activity paid, how much, by when, with which proof. Nothing is
 * stored. A vendor may try rules that are not published.
 *
 * @param rules default: the fund's published version
 * @throws DomainError not_found · invalid (the amount)
 */
export async function dryRun(ctx: Ctx, input: DryRunInput, rules?: PolicyRules): Promise<DryRun> {
  authorize(ctx.actor, 'mdf:read');
  const { scope } = ctx;
  const vendorId = (scope.side === 'partner' ? input.vendorId : scope.vendorId) as VendorId | undefined;
  if (!vendorId) throw notFound('fund', input.fundId);
  const partnerId: PartnerId | undefined = scope.side === 'partner' ? scope.partnerId : input.partnerId;
  const fund = await getFundRecord(ctx, { vendorId, fundId: input.fundId });
  const applied = rules ?? (await getRules(ctx, { vendorId, fundId: fund.id, number: fund.policyNumber }));
  const costMinor = requireAmount(input.cost, fund.currency, 'cost');
  const available = partnerId
    ? await availableFor(ctx, { vendorId, fundId: fund.id, partnerId })
    : Number.MAX_SAFE_INTEGER;
  const { activity, startsOn, endsOn } = input;
  const assessment = assessRequest({
    ...{ fund, rules: applied, policy: fund.policyNumber, activity, startsOn, endsOn, costMinor },
    ...{ requestedMinor: null, availableMinor: available, today: fund.today },
  });
  return { ...assessment, currency: fund.currency, policy: fund.policyNumber };
}
