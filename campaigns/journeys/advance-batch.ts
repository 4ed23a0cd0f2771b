import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import type { ActivationId, JourneyVersionId, VendorId } from '#campaigns/kernel/ids.ts';
import { addToTotals, claimDue, type DuePerson, type Moved, writeMoves } from './advance.sql.ts';
import { arriveAt, decide, type PersonFacts } from './decide.ts';
import { applyEffects, type PersonEffect } from './internal/apply-effects.ts';
import { holdRunShared } from './internal/hold-run.sql.ts';
import { personFacts, type Standing } from './internal/person-facts.ts';
import type { Adjustments, ExitReason, Step } from './schema.ts';
import { MAX_VISITS } from './simulate.ts';

/** A version as a worker needs it. */
export type VersionPlan = { exitOn: readonly ExitReason[]; steps: ReadonlyMap<string, Step> };

export type Run = {
  activationId: ActivationId;
  vendorId: VendorId;
  timeZone: string;
  adjustments: Adjustments;
  plans: ReadonlyMap<JourneyVersionId, VersionPlan>;
};

/**
 * Does the due step of some people, each once: they are taken, moved on, and what the step does to them is written, in
 * one transaction. A worker that dies in between has done nothing; two workers have different people.
 *
 * @param size at most so many people
 * @returns how many were due
 */
export async function advanceBatch(ctx: PartnerCtx, run: Run, size: number): Promise<number> {
  const { activationId, vendorId } = run;
  await holdRunShared(ctx, activationId);
  const due = await claimDue(ctx, { activationId, vendorId, size });
  if (due.length === 0) return 0;
  const moved: Moved[] = [];
  const effects: PersonEffect[] = [];
  const standing: Standing[] = [];
  for (const person of due) {
    const plan = run.plans.get(person.versionId);
    const step = plan?.steps.get(person.stepId);
    const leaves = plan && step ? reasonToLeave(person, plan) : 'stopped';
    if (leaves) moved.push(leave(person, leaves));
    else if (step) standing.push({ person, step });
  }
  const factsOf = await personFacts(ctx, run, standing);
  for (const one of standing) {
    const { move, effect } = moveOn(run, one, factsOf(one.person), ctx.clock.now());
    moved.push(move);
    if (effect) effects.push({ contactId: one.person.contactId, versionId: one.person.versionId, effect });
  }
  await applyEffects(ctx, activationId, effects);
  await writeMoves(ctx, moved);
  await addToTotals(ctx, run, figuresOf(moved));
  return due.length;
}

/** What takes a person out wherever it stands. */
function reasonToLeave(person: DuePerson, { exitOn }: VersionPlan): string | null {
  if (!person.present) return 'erased';
  if (person.visits >= MAX_VISITS) return 'too_long';
  if (exitOn.includes('unsubscribed') && person.suppressed) return 'unsubscribed';
  return exitOn.find((reason) => person.signals.includes(`${reason}:`)) ?? null;
}

const GONE = { dueAt: null, waitUntil: null, waitsFor: null } as const;

function leave({ id, stepId }: DuePerson, reason: string): Moved {
  return { id, stepId, state: 'exited', reason, ...GONE, visit: null };
}

function moveOn(run: Run, { person, step }: Standing, facts: PersonFacts, now: Date) {
  const { adjustments, timeZone } = run;
  const { id, waitUntil, visits } = person;
  const decision = decide(step, facts, { now, waitUntil, adjustments });
  if (decision.kind === 'stay') {
    const waitsFor = step.kind === 'wait_for' ? step.when.kind : null;
    const move: Moved = {
      id,
      stepId: step.id,
      state: 'active',
      reason: null,
      dueAt: decision.until,
      waitUntil,
      waitsFor,
      visit: null,
    };
    return { move, effect: null };
  }
  const { to, outcome, effect } = decision;
  const visit = { number: visits + 1, stepId: step.id, outcome };
  const next = to === null ? undefined : run.plans.get(person.versionId)?.steps.get(to);
  const move: Moved = next
    ? { id, stepId: next.id, state: 'active', reason: null, ...arriveAt(next, now, timeZone, adjustments), visit }
    : { id, stepId: step.id, state: 'finished', reason: 'end', ...GONE, visit };
  return { move, effect };
}

function figuresOf(moved: readonly Moved[]) {
  const steps = new Map<string, number>();
  for (const { visit } of moved) if (visit) steps.set(visit.stepId, (steps.get(visit.stepId) ?? 0) + 1);
  return {
    steps,
    finished: moved.filter(({ state }) => state === 'finished').length,
    exited: moved.filter(({ state }) => state === 'exited').length,
  };
}
