import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { assessStoredClaim } from './internal/claim-facts.ts';
import { getClaimRecord, moveClaim } from './internal/get-claim.ts';
import { lockClaim } from './internal/lock-claim.sql.ts';
import { personBehind } from './internal/person.ts';
import type { AnswerClaimInput, ClaimIdInput } from './schema.ts';

/**
 * Hands a claim to the vendor; the rules decide what they can a moment later. What they would refuse as a whole
 * (deadline, missing proof …) stops it here and is said.
 *
 * @throws DomainError forbidden · not_found · conflict · invalid with `details.lines` when a rule refuses
 */
export async function submitClaim(caller: PartnerCaller, { claimId }: ClaimIdInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  await inTransaction(caller, async (ctx) => {
    await lockClaim(ctx, claimId);
    const claim = await getClaimRecord(ctx, claimId);
    if (claim.lines.length === 0) {
      throw new DomainError('invalid', `Claim ${claimId} has no lines`, {
        show: 'Say first what was spent: the claim has no line yet.',
      });
    }
    const { refused, lines, missing, claimedMinor, claimBy, policy } = await assessStoredClaim(ctx, claim);
    if (refused) {
      const rules = lines.filter(({ outcome, line }) => outcome === 'refused' && line === null).map(({ rule }) => rule);
      throw new DomainError('invalid', `Claim ${claimId} is refused by ${rules.join(', ')}`, {
        show: missing.length > 0 ? 'Proof is still missing. The claim is kept as a draft.' : REFUSED,
        details: { lines },
      });
    }
    await moveClaim(ctx, claim, 'submitted', {
      ...{ claimedMinor, claimBy, policyNumber: policy, note: '' },
      ...{ submittedAt: ctx.clock.now(), submittedBy: await personBehind(ctx) },
    });
    await emit(ctx, { type: 'claim.submitted', vendorId: claim.vendorId, claimId });
    await audit(ctx, { action: 'claim.submitted', objectType: 'claim', objectId: claimId, after: { claimedMinor } });
  });
}

const REFUSED = 'The fund’s rules do not pay for this as it stands. It is kept as a draft; the rules below say why.';

/**
 * Answers what the vendor wants to know; it is with the vendor again then.
 *
 * @throws DomainError forbidden · not_found · conflict
 */
export async function answerClaim(caller: PartnerCaller, { claimId, answer }: AnswerClaimInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  await inTransaction(caller, async (ctx) => {
    const claim = await getClaimRecord(ctx, claimId);
    if (claim.status !== 'info_requested') throw notAsked(claimId, claim.status);
    await moveClaim(ctx, claim, 'in_review', { answer });
    await audit(ctx, { action: 'claim.answered', objectType: 'claim', objectId: claimId });
  });
}

function notAsked(claimId: string, status: string): DomainError {
  return new DomainError('conflict', `Claim ${claimId} is ${status}, nobody asked`, {
    show: 'Nobody waits for an answer about this claim.',
  });
}

/**
 * Takes a claim back that nobody has decided about.
 *
 * @throws DomainError forbidden · not_found · conflict
 */
export async function cancelClaim(caller: PartnerCaller, { claimId }: ClaimIdInput): Promise<void> {
  authorize(caller.actor, 'claim:write');
  await inTransaction(caller, async (ctx) => {
    await moveClaim(ctx, await getClaimRecord(ctx, claimId), 'cancelled');
    await audit(ctx, { action: 'claim.cancelled', objectType: 'claim', objectId: claimId });
  });
}
