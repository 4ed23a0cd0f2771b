import { authorize } from '#campaigns/kernel/authorize.ts';
import type { Ctx } from '#campaigns/kernel/context.ts';
import { isDomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { assessRequest, type RequestAssessment } from './assess-request.ts';
import { requireAmount } from './internal/amounts.ts';
import { availableFor } from './internal/available.ts';
import { getFundRecord, getRules } from './internal/get-fund.ts';
import type { DryRunInput, DryRunQuery, PolicyRules } from './schema.ts';

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

/**
 * The same for a page: no answer while a part of the question is missing, and what is wrong with the amount in words.
 *
 * @throws DomainError not_found
 */
export async function askRules(
  ctx: Ctx,
  query: DryRunQuery & { vendorId: VendorId | undefined },
): Promise<{ answer: DryRun | null; problem: string | null }> {
  const { fund: fundId, activity, cost, startsOn, endsOn, vendorId } = query;
  if (!fundId || !activity || !cost || !startsOn || !endsOn) return { answer: null, problem: null };
  try {
    return { answer: await dryRun(ctx, { vendorId, fundId, activity, cost, startsOn, endsOn }), problem: null };
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'invalid') throw error;
    return { answer: null, problem: error.fields?.cost ?? error.show ?? error.message };
  }
}
