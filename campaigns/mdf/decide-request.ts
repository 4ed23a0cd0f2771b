import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit, auditRow } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller, type VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { shareOf } from '#campaigns/kernel/money.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { addDays } from './days.ts';
import { requireAmount } from './internal/amounts.ts';
import { approveAndHold } from './internal/approve-request.sql.ts';
import {
  changedMeanwhile,
  getRequestRecord,
  getRequestWithRules,
  moveRequest,
  type RequestRecord,
} from './internal/get-request.ts';
import { personBehind, requireSecondPerson } from './internal/person.ts';
import { recordDecision } from './internal/record-decision.ts';
import { type Posting, post, sayingBelowZero, toPosting } from './ledger/post.ts';
import { termsOf } from './policy.ts';
import { REQUEST_MOVES } from './request-status.ts';
import { type CitedLine, citing } from './rules.ts';
import type { DecideRequestInput, PolicyRules } from './schema.ts';

/**
 * Approves a request (its money is held from then on), sends it back with a question or a reason, or declines it for
 * good. Of many who approve at once, no more is held than there is.
 *
 * @throws DomainError forbidden (also: who submitted it) · not_found · conflict · invalid · limit_exceeded
 */
export async function decideRequest(caller: VendorCaller, input: DecideRequestInput): Promise<void> {
  authorize(caller.actor, 'fund:decide');
  await inTransaction(caller, async (ctx) => {
    if (input.decision === 'approve') return approve(ctx, input);
    const request = await getRequestRecord(ctx, input.requestId);
    const person = await personBehind(ctx);
    requireSecondPerson(person, request.submittedBy);
    if (input.note === '') throw needsReason();
    const to = ({ ask: 'info_requested', reject: 'rejected', decline: 'declined' } as const)[input.decision];
    const decided = { note: input.note, decidedAt: ctx.clock.now(), decidedBy: person };
    if (to === 'info_requested') {
      await moveRequest(ctx, request, to, { note: input.note });
    } else {
      await moveRequest(ctx, request, to, { ...decided, reservedMinor: 0 });
      await decision(ctx, request, { outcome: to, amountMinor: 0, person, note: input.note });
      await post(ctx, holding(request, 0));
    }
    await audit(ctx, { action: `fund_request.${to}`, objectType: 'fund_request', objectId: request.id });
  });
}

async function approve(ctx: VendorCtx, input: DecideRequestInput): Promise<void> {
  const { request, rules } = await getRequestWithRules(ctx, input.requestId);
  const person = await personBehind(ctx);
  requireSecondPerson(person, request.submittedBy);
  const most = mostFor(request, rules);
  const amountMinor = input.amount ? requireAmount(input.amount, request.currency, 'amount') : most.amountMinor;
  if (amountMinor > most.amountMinor || amountMinor === 0) {
    throw new DomainError('invalid', `${amountMinor} for ${request.id}, at most ${most.amountMinor}`, {
      show: 'The rules give less than this amount. Nothing was changed.',
      fields: { amount: 'is more than the rules give' },
    });
  }
  const { note } = input;
  if (amountMinor < most.amountMinor && note === '') throw needsReason();
  const to = amountMinor < request.requestedMinor ? 'approved_reduced' : 'approved';
  const { id, partnerId, fundId, currency, requestedMinor, reservedMinor } = request;
  const after = { amountMinor, currency };
  const posting = holding(request, amountMinor);
  const approval = {
    ...{ requestId: id, partnerId, fundId, currency, requestedMinor, reservedMinor, to, amountMinor, note },
    ...{ decisionId: newId('fundDecision'), decidedBy: person, decidedName: actorName(ctx.actor) },
    from: statesBefore(REQUEST_MOVES, to),
    at: ctx.clock.now(),
    claimBy: addDays(request.endsOn, rules.claimDays),
    policyNumber: request.policyNumber ?? 0,
    cited: [...most.lines, ...byPerson(ctx, request, { amountMinor, note })],
    trail: auditRow(ctx, { action: `fund_request.${to}`, objectType: 'fund_request', objectId: id, after }),
    ...toPosting(ctx, posting),
  };
  const moved = await sayingBelowZero(posting, () => approveAndHold(ctx, approval));
  if (!moved) throw await changedMeanwhile(ctx, id, to);
}

/** What the rules give at most: asked, share and cap; what is left, the ledger itself says. */
function mostFor(request: RequestRecord, rules: PolicyRules): { amountMinor: number; lines: CitedLine[] } {
  const { lines, cite } = citing(request.policyNumber ?? 0);
  const terms = termsOf(rules, request.activity);
  const share = shareOf(request.costMinor, terms?.rateBps ?? 0);
  let amountMinor = Math.min(request.requestedMinor, share);
  cite('rate', request.requestedMinor > share ? 'reduced' : 'met', amountMinor, { bps: terms?.rateBps ?? 0 });
  const cap = terms?.capMinor;
  if (cap != null) {
    cite('cap', amountMinor > cap ? 'reduced' : 'met', Math.min(amountMinor, cap), { cap });
    amountMinor = Math.min(amountMinor, cap);
  }
  return { amountMinor, lines };
}

type Decided = { outcome: string; amountMinor: number; person: string; note: string };

async function decision(ctx: VendorCtx, request: RequestRecord, decided: Decided): Promise<void> {
  const { outcome, amountMinor, note, person } = decided;
  await recordDecision(ctx, {
    ...{ partnerId: request.partnerId, fundId: request.fundId, currency: request.currency, subjectId: request.id },
    ...{ outcome, amountMinor, policyNumber: request.policyNumber ?? 0, note, decidedBy: person },
    lines: byPerson(ctx, request, { amountMinor, note }),
  });
}

function byPerson(ctx: VendorCtx, request: RequestRecord, of: { amountMinor: number; note: string }): CitedLine[] {
  const { lines, cite } = citing(request.policyNumber ?? 0);
  cite('person', of.amountMinor > 0 ? 'met' : 'refused', of.amountMinor, { name: actorName(ctx.actor), note: of.note });
  return lines;
}

/** What makes the ledger hold this much for a request, whatever it held before. */
function holding({ id, fundId, currency, partnerId, reservedMinor }: RequestRecord, amountMinor: number): Posting {
  const more = amountMinor - reservedMinor;
  return {
    ...{ fundId, currency, partnerId, subjectId: id, cause: `request:${id}:${newId('event')}` },
    movements: more === 0 ? [] : [{ kind: more > 0 ? 'reserve' : 'release', amountMinor: Math.abs(more) }],
  };
}

function needsReason(): DomainError {
  return new DomainError('invalid', 'a decision without a reason', {
    show: 'Say why: the partner reads it.',
    fields: { note: 'needs a reason' },
  });
}
