import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { type ClaimRecord, moveClaim } from '../internal/get-claim.ts';
import { post } from '../ledger/post.ts';

/**
 * Pays a part of what is approved, in the claim and in the ledger; a part is paid once.
 *
 * @throws DomainError invalid (more than is left) · conflict
 */
export async function payPart(
  ctx: VendorCtx,
  claim: ClaimRecord,
  { part, amountMinor }: { part: number; amountMinor: number },
): Promise<void> {
  const { id, fundId, currency, partnerId } = claim;
  const paidMinor = claim.paidMinor + amountMinor;
  const left = (claim.approvedMinor ?? 0) - paidMinor;
  if (left < 0) {
    throw new DomainError('invalid', `${amountMinor} for ${id}, which has less left`, {
      show: 'This is more than is left to pay. Nothing was changed.',
      fields: { amount: 'is more than is left to pay' },
    });
  }
  await moveClaim(ctx, claim, left === 0 ? 'paid' : 'part_paid', { paidMinor });
  await post(ctx, {
    ...{ fundId, currency, partnerId, subjectId: id, cause: `claim:${id}:pay:${part}` },
    movements: [{ kind: 'pay', amountMinor }],
  });
}
