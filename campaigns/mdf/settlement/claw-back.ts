import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { getClaimRecord, moveClaim } from '../internal/get-claim.ts';
import { post } from '../ledger/post.ts';
import type { CloseClawbackInput, OpenClawbackInput } from './schema.ts';

/**
 * Asks for money back that was paid: from now on the partner owes it.
 *
 * @throws DomainError forbidden · not_found · conflict (not paid)
 */
export async function openClawback(caller: VendorCaller, { claimId, note }: OpenClawbackInput): Promise<void> {
  authorize(caller.actor, 'payment:run');
  await inTransaction(caller, async (ctx) => {
    const claim = await getClaimRecord(ctx, claimId);
    const { fundId, currency, partnerId, paidMinor } = claim;
    await moveClaim(ctx, claim, 'clawback_open', { note });
    await audit(ctx, { action: 'claim.clawback_opened', objectType: 'claim', objectId: claimId, after: { note } });
    await post(ctx, {
      ...{ fundId, currency, partnerId, subjectId: claimId, cause: `claim:${claimId}:clawback` },
      movements: [{ kind: 'clawback', amountMinor: paidMinor }],
    });
  });
}

const POSTED = { recovered: 'recover', offset: 'offset', waived: 'waive' } as const;

/**
 * Ends a claw-back: the money came back to the fund, was taken off the partner's share, or is let go.
 *
 * @throws DomainError forbidden · not_found · conflict (none is open)
 */
export async function closeClawback(caller: VendorCaller, input: CloseClawbackInput): Promise<void> {
  authorize(caller.actor, 'payment:run');
  const { claimId, outcome, note } = input;
  await inTransaction(caller, async (ctx) => {
    const claim = await getClaimRecord(ctx, claimId);
    const { fundId, currency, partnerId, paidMinor } = claim;
    await moveClaim(ctx, claim, outcome, { note });
    await audit(ctx, { action: `claim.${outcome}`, objectType: 'claim', objectId: claimId, after: { note } });
    await post(ctx, {
      ...{ fundId, currency, partnerId, subjectId: claimId, cause: `claim:${claimId}:clawback_closed` },
      movements: [{ kind: POSTED[outcome], amountMinor: paidMinor }],
    });
  });
}
