import { audit } from '#campaigns/kernel/audit.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { invariant } from '#campaigns/kernel/errors.ts';
import type { Movement } from '../ledger/accounts.ts';
import { post } from '../ledger/post.ts';
import type { CitedLine } from '../rules.ts';
import { type ClaimRecord, getClaimRecord, moveClaim } from './get-claim.ts';
import { getRequestRecord, moveRequest } from './get-request.ts';
import { recordDecision } from './record-decision.ts';

type Decided = {
  /** null: the rules alone */
  person: string | null;
  policy: number;
  lines: readonly CitedLine[];
  note: string;
};

/**
 * All lines are decided: the claim gets its sum, its money becomes payable, and what was held beyond it returns.
 *
 * @throws DomainError limit_exceeded when a claim without a request finds less than it is given
 */
export async function finishClaim(ctx: VendorCtx, claimId: ClaimRecord['id'], decided: Decided): Promise<void> {
  const claim = await getClaimRecord(ctx, claimId);
  invariant(
    claim.lines.every(({ approvedMinor }) => approvedMinor !== null),
    `claim ${claimId} is finished with open lines`,
  );
  const amountMinor = claim.lines.reduce((sum, line) => sum + (line.approvedMinor ?? 0), 0);
  const to = amountMinor === 0 ? 'declined' : amountMinor < claim.claimedMinor ? 'approved_partial' : 'approved';
  const { person, note, policy, lines } = decided;
  await moveClaim(ctx, claim, to, {
    ...{ approvedMinor: amountMinor, note, decidedAt: ctx.clock.now() },
    ...(person ? { decidedBy: person } : {}),
  });
  await recordDecision(ctx, {
    ...{ partnerId: claim.partnerId, fundId: claim.fundId, subjectId: claimId, outcome: to, amountMinor },
    ...{ currency: claim.currency, policyNumber: policy, lines, note, decidedBy: person },
  });
  const after = { amountMinor, currency: claim.currency };
  await audit(ctx, { action: `claim.${to}`, objectType: 'claim', objectId: claimId, after });
  if (amountMinor > 0) await makePayable(ctx, claim, amountMinor);
}

async function makePayable(ctx: VendorCtx, claim: ClaimRecord, amountMinor: number): Promise<void> {
  const { id, fundId, currency, partnerId, requestId } = claim;
  const movements: Movement[] = [];
  if (requestId) {
    const request = await getRequestRecord(ctx, requestId);
    await moveRequest(ctx, request, 'closed', { reservedMinor: 0 });
    movements.push({ kind: 'approve', amountMinor });
    movements.push({ kind: 'release', amountMinor: request.reservedMinor - amountMinor });
  } else movements.push({ kind: 'approve_direct', amountMinor });
  await post(ctx, { fundId, currency, partnerId, movements, subjectId: id, cause: `claim:${id}:approve` });
}
