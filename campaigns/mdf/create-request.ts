import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { type FundId, type FundRequestId, newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { shareOf } from '#campaigns/kernel/money.ts';
import { requireAmount } from './internal/amounts.ts';
import { type FundRecord, getFundRecord, getRules } from './internal/get-fund.ts';
import { termsOf } from './policy.ts';
import type { ActivityType, CreateRequestInput } from './schema.ts';

/**
 * A draft of a request; the vendor does not see it before it is submitted.
 *
 * @throws DomainError forbidden · not_found (no such fund, or no share of it) · invalid (an amount) · conflict (the
 *   partnership has ended)
 */
export async function createRequest(
  caller: PartnerCaller,
  input: CreateRequestInput,
): Promise<{ requestId: FundRequestId }> {
  authorize(caller.actor, 'claim:write');
  const { vendorId, fundId, cost, requested, ...words } = input;
  return inTransaction(caller, async (ctx) => {
    const fund = await getFundRecord(ctx, { vendorId, fundId });
    await requireShare(ctx, { vendorId, fundId });
    const amounts = await readAmounts(ctx, fund, { activity: words.activity, cost, requested });
    const id = newId('fundRequest');
    await ctx.db.fundRequest.createMany({
      data: {
        ...words,
        ...amounts,
        ...{ vendorId, id, partnerId: ctx.scope.partnerId, fundId, currency: fund.currency },
        ...{ createdBy: actorName(ctx.actor), createdAt: ctx.clock.now() },
      },
    });
    await audit(ctx, { action: 'fund_request.created', objectType: 'fund_request', objectId: id, after: { fundId } });
    return { requestId: id };
  });
}

/** @throws DomainError not_found · conflict */
export async function requireShare(
  ctx: PartnerCtx,
  { vendorId, fundId }: { vendorId: VendorId; fundId: FundId },
): Promise<void> {
  const { partnerId } = ctx.scope;
  const share = await ctx.db.fundAllocation.findUnique({
    where: { vendorId_fundId_partnerId: { vendorId, fundId, partnerId } },
    select: { partnership: { select: { status: true } } },
  });
  if (!share) throw notFound('fund', fundId);
  if (share.partnership.status === 'active') return;
  throw new DomainError('conflict', `The partnership of ${vendorId} and ${partnerId} has ended`, {
    show: 'You do not work with this vendor any more, so its funds take no new requests.',
  });
}

/** What it costs, and what is asked for: the rules' share where nothing is said. */
export async function readAmounts(
  ctx: PartnerCtx,
  fund: FundRecord,
  given: { activity: ActivityType; cost: string; requested?: string | undefined },
): Promise<{ costMinor: number; requestedMinor: number }> {
  const costMinor = requireAmount(given.cost, fund.currency, 'cost');
  if (given.requested !== undefined) {
    const requestedMinor = requireAmount(given.requested, fund.currency, 'requested');
    if (requestedMinor <= costMinor) return { costMinor, requestedMinor };
    throw new DomainError('invalid', `${requestedMinor} of ${costMinor} asked for`, {
      show: 'An amount does not fit.',
      fields: { requested: 'is more than the activity costs' },
    });
  }
  const rules = await getRules(ctx, { vendorId: fund.vendorId, fundId: fund.id, number: fund.policyNumber });
  const share = shareOf(costMinor, termsOf(rules, given.activity)?.rateBps ?? rules.rateBps);
  return { costMinor, requestedMinor: Math.max(1, share) };
}
