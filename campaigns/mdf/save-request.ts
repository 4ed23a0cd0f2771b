import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { readAmounts } from './create-request.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { getRequestRecord, moveRequest, requireUnclaimed } from './internal/get-request.ts';
import type { SaveRequestInput } from './schema.ts';

/**
 * Changes a request: a draft stays one, a rejected one becomes one again, and one that was approved is amended: it has
 * to be decided again, and what was approved is held until then.
 *
 * @throws DomainError forbidden · not_found · invalid (an amount) · conflict (being decided, or over)
 */
export async function saveRequest(caller: PartnerCaller, input: SaveRequestInput): Promise<{ amended: boolean }> {
  authorize(caller.actor, 'claim:write');
  const { requestId, cost, requested, ...words } = input;
  return inTransaction(caller, async (ctx) => {
    const request = await getRequestRecord(ctx, requestId);
    const fund = await getFundRecord(ctx, request);
    const amounts = await readAmounts(ctx, fund, { activity: words.activity, cost, requested });
    const undecided = { approvedMinor: null, decidedBy: null, decidedAt: null, claimBy: null };
    const data = { ...words, ...amounts, ...undecided };
    const amended = request.status === 'approved' || request.status === 'approved_reduced';
    if (amended) await requireUnclaimed(ctx, requestId);
    if (amended) await moveRequest(ctx, request, 'amended', data);
    else if (request.status === 'rejected') await moveRequest(ctx, request, 'draft', data);
    else {
      const { count } = await ctx.db.fundRequest.updateMany({
        where: { vendorId: request.vendorId, id: requestId, status: 'draft' },
        data,
      });
      if (count === 0) {
        throw new DomainError('conflict', `Request ${requestId} is ${request.status} and cannot be changed`, {
          show: 'This request is with the vendor, so it cannot be changed now. Your changes were not saved.',
        });
      }
    }
    const action = amended ? 'fund_request.amended' : 'fund_request.saved';
    await audit(ctx, { action, objectType: 'fund_request', objectId: requestId });
    return { amended };
  });
}
