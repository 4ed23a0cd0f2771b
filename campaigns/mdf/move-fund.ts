import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { FUND_MOVES, type FundStatus } from './fund-status.ts';
import { getFundRecord } from './internal/get-fund.ts';
import type { FundIdInput } from './schema.ts';

/**
 * Lets partners with a share ask for money, from now on.
 *
 * @throws DomainError forbidden · not_found · conflict
 */
export async function openFund(caller: VendorCaller, input: FundIdInput): Promise<void> {
  await moveFund(caller, input, 'open');
}

/**
 * Takes no requests any more. What is approved can still be claimed and is still paid.
 *
 * @throws DomainError forbidden · not_found · conflict
 */
export async function closeFund(caller: VendorCaller, input: FundIdInput): Promise<void> {
  await moveFund(caller, input, 'closed');
}

async function moveFund(caller: VendorCaller, { fundId }: FundIdInput, to: 'open' | 'closed'): Promise<void> {
  authorize(caller.actor, 'fund:manage');
  const { vendorId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.fund.updateMany({
      where: { vendorId, id: fundId, status: { in: statesBefore(FUND_MOVES, to) } },
      data: { status: to, closedAt: to === 'closed' ? ctx.clock.now() : null },
    });
    if (count === 0) {
      const { status } = await getFundRecord(ctx, { vendorId, fundId });
      throw new DomainError('conflict', `Fund ${fundId} is ${status} and cannot become ${to}`, {
        show: CANNOT[status],
      });
    }
    await audit(ctx, { action: `fund.${to}`, objectType: 'fund', objectId: fundId });
  });
}

const CANNOT: Record<FundStatus, string> = {
  draft: 'This fund is not open yet. Nothing was changed.',
  open: 'This fund is open already.',
  closed: 'This fund is closed already.',
  expired: 'This fund has expired; what was left went back. Make a new one.',
};
