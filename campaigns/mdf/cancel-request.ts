import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { getRequestRecord, moveRequest, requireUnclaimed } from './internal/get-request.ts';
import { post } from './ledger/post.ts';
import type { RequestIdInput } from './schema.ts';

/**
 * Takes a request back. What was held for it returns to the partner's balance a moment later, by the vendor's side,
 * which alone posts to the ledger.
 *
 * @throws DomainError forbidden · not_found · conflict (it is over, or being claimed)
 */
export async function cancelRequest(caller: PartnerCaller, { requestId }: RequestIdInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  await inTransaction(caller, async (ctx) => {
    const request = await getRequestRecord(ctx, requestId);
    await requireUnclaimed(ctx, requestId);
    await moveRequest(ctx, request, 'cancelled');
    await emit(ctx, { type: 'fund_request.cancelled', vendorId: request.vendorId, requestId });
    await audit(ctx, { action: 'fund_request.cancelled', objectType: 'fund_request', objectId: requestId });
  });
}

/** Gives back what the ledger holds for a request that is over; again and again does it once. */
export async function releaseReservation(caller: VendorCaller, { requestId }: RequestIdInput): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const request = await getRequestRecord(ctx, requestId);
    const { fundId, currency, partnerId, reservedMinor } = request;
    const { count } = await ctx.db.fundRequest.updateMany({
      where: { vendorId, id: requestId, status: { in: ['cancelled', 'lapsed'] }, reservedMinor: { gt: 0 } },
      data: { reservedMinor: 0 },
    });
    if (count === 0) return;
    await post(ctx, {
      ...{ fundId, currency, partnerId, subjectId: requestId, cause: `request:${requestId}:release` },
      movements: [{ kind: 'release', amountMinor: reservedMinor }],
    });
  });
}
