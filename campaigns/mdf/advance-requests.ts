import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { type FundId, type FundRequestId, newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { releaseReservation } from './cancel-request.ts';
import { post } from './ledger/post.ts';
import { REQUEST_MOVES } from './request-status.ts';

/**
 * Moves a vendor's requests and funds with the calendar: an approved activity begins and ends; one that was not claimed
 * in time lapses and its money returns; a fund past its last day expires with what nobody asked for. Only looks for what
 * is due, so doing it twice does no harm.
 */
export async function advanceRequests(caller: VendorCaller): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  const { today, over } = await inTransaction(caller, moveWithCalendar);
  for (const requestId of over) await releaseReservation(caller, { requestId });
  const funds = await inTransaction(caller, ({ db, scope: { vendorId } }) =>
    db.fund.findMany({
      where: { vendorId, status: { in: ['open', 'closed'] }, endsOn: { lt: today } },
      select: { id: true, currency: true },
    }),
  );
  for (const { id, currency } of funds) await expireFund(caller, { fundId: id as FundId, currency });
}

async function moveWithCalendar(ctx: VendorCtx): Promise<{ today: string; over: FundRequestId[] }> {
  const { vendorId } = ctx.scope;
  const { timeZone } = await ctx.db.vendor.findUniqueOrThrow({ where: { id: vendorId }, select: { timeZone: true } });
  const today = toLocalDate(ctx.clock.now(), timeZone);
  const { fundRequest } = ctx.db;
  await fundRequest.updateMany({
    where: { vendorId, status: { in: ['approved', 'approved_reduced'] }, startsOn: { lte: today } },
    data: { status: 'in_execution' },
  });
  await fundRequest.updateMany({
    where: { vendorId, status: 'in_execution', endsOn: { lt: today } },
    data: { status: 'awaiting_claim' },
  });
  await fundRequest.updateMany({
    where: {
      ...{ vendorId, status: { in: statesBefore(REQUEST_MOVES, 'lapsed') }, claimBy: { lt: today } },
      claims: { none: { status: { notIn: ['draft', 'declined', 'cancelled'] } } },
    },
    data: { status: 'lapsed' },
  });
  const rows = await fundRequest.findMany({
    where: { vendorId, status: { in: ['lapsed', 'cancelled'] }, reservedMinor: { gt: 0 } },
    select: { id: true },
    take: 1_000,
  });
  return { today, over: rows.map(({ id }) => id as FundRequestId) };
}

/** What nobody asked for leaves the accounts; what is held or owed stays until it is claimed, paid or lapsed. */
async function expireFund(caller: VendorCaller, { fundId, currency }: { fundId: FundId; currency: string }) {
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const open = await ctx.db.fundRequest.count({
      where: {
        vendorId,
        fundId,
        OR: [{ reservedMinor: { gt: 0 } }, { status: { in: ['submitted', 'in_review', 'amended', 'info_requested'] } }],
      },
    });
    if (open > 0) return;
    const { count } = await ctx.db.fund.updateMany({
      where: { vendorId, id: fundId, status: { in: ['open', 'closed'] } },
      data: { status: 'expired' },
    });
    if (count === 0) return;
    const accounts = await ctx.db.ledgerAccount.findMany({
      where: { vendorId, fundId, kind: { in: ['available', 'pool'] }, balanceMinor: { gt: 0 } },
      orderBy: { holder: 'asc' },
      select: { holder: true, kind: true, partnerId: true, balanceMinor: true },
    });
    for (const { kind, partnerId, balanceMinor } of accounts) {
      await post(ctx, {
        ...{ fundId, currency, partnerId: partnerId as PartnerId | null, subjectId: fundId },
        cause: `expiry:${newId('event')}`,
        movements: [{ kind: kind === 'pool' ? 'expire_pool' : 'expire', amountMinor: fromMinor(balanceMinor) }],
      });
    }
  });
}
