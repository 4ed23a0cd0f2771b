import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import { requireAmount } from './internal/amounts.ts';
import { type AssessedClaim, assessStoredClaim } from './internal/claim-facts.ts';
import { finishClaim } from './internal/finish-claim.ts';
import { type ClaimRecord, getClaimRecord, moveClaim } from './internal/get-claim.ts';
import { getFundRecord } from './internal/get-fund.ts';
import { lockClaim } from './internal/lock-claim.sql.ts';
import { personBehind, requireSecondPerson } from './internal/person.ts';
import { recordDecision } from './internal/record-decision.ts';
import { type CitedLine, citing } from './rules.ts';
import type { DecideClaimInput } from './schema.ts';

/**
 * A person decides what the rules left: approves the open lines (each at most what the rules give), asks, sends back, or
 * declines for good. What a rule has refused stays refused.
 *
 * @throws DomainError forbidden (also: who submitted it) · not_found · conflict · invalid · limit_exceeded
 */
export async function decideClaim(caller: VendorCaller, input: DecideClaimInput): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  await inTransaction(caller, async (ctx) => {
    await lockClaim(ctx, input.claimId);
    const claim = await getClaimRecord(ctx, input.claimId);
    const person = await personBehind(ctx);
    requireSecondPerson(person, claim.submittedBy);
    if (input.decision === 'approve') return approve(ctx, claim, input, person);
    if (input.note === '') throw needsReason();
    const to = ({ ask: 'info_requested', reject: 'rejected', decline: 'declined' } as const)[input.decision];
    const decided = to === 'info_requested' ? {} : { decidedAt: ctx.clock.now(), decidedBy: person };
    await moveClaim(ctx, claim, to, { note: input.note, ...decided });
    const { lines, cite } = citing(claim.policyNumber ?? 0);
    cite('person', 'refused', 0, { name: actorName(ctx.actor), note: input.note });
    await recordDecision(ctx, {
      ...{ partnerId: claim.partnerId, fundId: claim.fundId, subjectId: claim.id, outcome: to, amountMinor: 0 },
      ...{ currency: claim.currency, policyNumber: claim.policyNumber ?? 0, lines, note: input.note },
      decidedBy: person,
    });
    await audit(ctx, { action: `claim.${to}`, objectType: 'claim', objectId: claim.id });
  });
}

async function approve(ctx: VendorCtx, claim: ClaimRecord, input: DecideClaimInput, person: string): Promise<void> {
  if (claim.status !== 'in_review') {
    throw new DomainError('conflict', `Claim ${claim.id} is ${claim.status} and cannot be approved`, {
      show: 'This claim does not wait for a decision any more. Nothing was changed.',
    });
  }
  const { timeZone } = await getFundRecord(ctx, claim);
  const day = toLocalDate(claim.submittedAt ?? ctx.clock.now(), timeZone);
  const assessed = await assessStoredClaim(ctx, claim, day);
  const cited = await writeLines(ctx, claim, assessed, input);
  const { policy } = assessed;
  await finishClaim(ctx, claim.id, { person, policy, lines: [...assessed.lines, ...cited], note: input.note });
}

async function writeLines(
  ctx: VendorCtx,
  claim: ClaimRecord,
  assessed: AssessedClaim,
  input: DecideClaimInput,
): Promise<CitedLine[]> {
  const { lines, cite } = citing(assessed.policy);
  for (const { number } of claim.lines.filter(({ verdict }) => verdict === 'open')) {
    const most = assessed.verdicts.find((one) => one.number === number)?.amountMinor ?? 0;
    const given = input.lines.find((line) => line.number === number);
    const amountMinor = given ? readLine(given.amount, claim.currency, number) : most;
    if (amountMinor > most) throw tooMuch(number);
    if (amountMinor < most && input.note === '') throw needsReason();
    const verdict = amountMinor === 0 ? 'refused' : amountMinor < most ? 'reduced' : 'approved';
    await ctx.db.claimLine.updateMany({
      where: { vendorId: claim.vendorId, claimId: claim.id, number },
      data: { verdict, approvedMinor: amountMinor },
    });
    const outcome = verdict === 'approved' ? 'met' : verdict;
    cite('person', outcome, amountMinor, { name: actorName(ctx.actor), note: input.note }, number);
  }
  return lines;
}

/** Nothing is an answer here: the line is refused. */
function readLine(text: string, currency: string, number: number): number {
  return /^0+(?:[.,]0+)?$/.test(text.trim()) ? 0 : requireAmount(text, currency, `lines[${number - 1}].amount`);
}

function tooMuch(number: number): DomainError {
  return new DomainError('invalid', `line ${number} is given more than the rules give`, {
    show: `Line ${number}: the rules give less than this amount. Nothing was changed.`,
    fields: { [`lines[${number - 1}].amount`]: 'is more than the rules give' },
  });
}

function needsReason(): DomainError {
  return new DomainError('invalid', 'a decision without a reason', {
    show: 'Say why: the partner reads it.',
    fields: { note: 'needs a reason' },
  });
}
