import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { requireAmount } from './internal/amounts.ts';
import { getClaimRecord, moveClaim } from './internal/get-claim.ts';
import type { SaveClaimInput } from './schema.ts';

/**
 * Writes what was spent into a draft; a rejected claim becomes a draft again.
 *
 * @throws DomainError forbidden · not_found · invalid (an amount, at its line) · conflict (with the vendor)
 */
export async function saveClaim(caller: PartnerCaller, input: SaveClaimInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  const { claimId, lines, ...words } = input;
  await inTransaction(caller, async (ctx) => {
    const claim = await getClaimRecord(ctx, claimId);
    const { vendorId, partnerId, currency } = claim;
    const rows = lines.map(({ amount, ...line }, at) => ({
      ...line,
      ...{ vendorId, partnerId, claimId, number: at + 1 },
      amountMinor: requireAmount(amount, currency, `lines[${at}].amount`),
    }));
    const undecided = { approvedMinor: null, decidedBy: null, decidedAt: null };
    if (claim.status === 'rejected') await moveClaim(ctx, claim, 'draft', { ...words, ...undecided });
    else {
      const { count } = await ctx.db.claim.updateMany({
        where: { vendorId, id: claimId, status: 'draft' },
        data: words,
      });
      if (count === 0) throw notADraft(claimId, claim.status);
    }
    await ctx.db.claimLine.deleteMany({ where: { vendorId, claimId } });
    await ctx.db.claimLine.createMany({ data: rows });
    await audit(ctx, { action: 'claim.saved', objectType: 'claim', objectId: claimId });
  });
}

function notADraft(claimId: string, status: string): DomainError {
  return new DomainError('conflict', `Claim ${claimId} is ${status} and cannot be changed`, {
    show: 'This claim is with the vendor, so it cannot be changed now. Your changes were not saved.',
  });
}
