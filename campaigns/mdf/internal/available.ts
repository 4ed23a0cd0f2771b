import type { Ctx } from '#campaigns/kernel/context.ts';
import type { FundId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { getBalances } from '../ledger/balances.ts';
import { REQUESTS_TO_DECIDE } from '../request-status.ts';

type Of = { vendorId: VendorId; fundId: FundId; partnerId: PartnerId };

/** What a partner has asked for that is not decided, but for one request. */
export async function pendingFor(ctx: Ctx, of: Of, except?: string): Promise<number> {
  const { _sum } = await ctx.db.fundRequest.aggregate({
    where: {
      ...{ vendorId: of.vendorId, fundId: of.fundId, partnerId: of.partnerId },
      status: { in: [...REQUESTS_TO_DECIDE, 'info_requested'] },
      ...(except ? { id: { not: except } } : {}),
    },
    _sum: { requestedMinor: true, reservedMinor: true },
  });
  return fromMinor((_sum.requestedMinor ?? 0n) - (_sum.reservedMinor ?? 0n));
}

/** What a partner can still ask for: the ledger's balance without what waits for a decision. */
export async function availableFor(ctx: Ctx, of: Of, except?: string): Promise<number> {
  const { available } = await getBalances(ctx, of);
  return available - (await pendingFor(ctx, of, except));
}
