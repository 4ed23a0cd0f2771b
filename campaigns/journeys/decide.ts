import type { Adjustments, Condition, JourneyDefinition, Step, StepOf } from './schema.ts';
import { canSkip } from './steps.ts';
import { endOfWait } from './waits.ts';

/** What is known of a person when its step is due. */
export type PersonFacts = {
  /** send steps whose mail it opened; a machine's opens do not count */
  opened: ReadonlySet<string>;
  /** addresses it clicked, by send step */
  clicked: ReadonlyMap<string, readonly string[]>;
  /** forms filled since it came in */
  forms: ReadonlySet<string>;
  /** its score crossed the line since it came in */
  scored: boolean;
  /** points of engagement that its lead has with the vendor; 0 = it has none */
  points: number;
  fields: Readonly<Record<string, string>>;
  tags: readonly string[];
};

export type Effect =
  | { kind: 'send'; stepId: string }
  | { kind: 'change'; change: StepOf<'update'>['change'] }
  | { kind: 'notify'; stepId: string; message: string };

/** `move` with `to: null`: the person is through. */
export type Decision =
  | { kind: 'move'; to: string | null; outcome: string; effect: Effect | null }
  | { kind: 'stay'; until: Date };

/**
 * What a person's step comes to, and where the person goes. Asked again before a wait is over it says "stay", so waking
 * somebody too early does no harm.
 *
 * @param waitUntil end of the wait the person stands in; null = it stands in none
 */
export function decide(
  step: Step,
  person: PersonFacts,
  { now, waitUntil, adjustments }: { now: Date; waitUntil: Date | null; adjustments: Adjustments },
): Decision {
  if (step.kind === 'exit') return move(null, 'end');
  if (canSkip(step) && adjustments.skipped.includes(step.id) && 'next' in step) return move(step.next, 'skipped');
  switch (step.kind) {
    case 'wait':
      return waitUntil && now < waitUntil ? { kind: 'stay', until: waitUntil } : move(step.next, 'waited');
    case 'wait_for':
      if (holds(step.when, person)) return move(step.next, 'happened');
      return waitUntil && now < waitUntil ? { kind: 'stay', until: waitUntil } : move(step.timeoutNext, 'timed_out');
    case 'branch': {
      const index = step.cases.findIndex(({ when }) => holds(when, person));
      return index < 0 ? move(step.otherwise, 'otherwise') : move(step.cases[index]?.next ?? null, `case_${index + 1}`);
    }
    case 'send':
      return move(step.next, 'sent', { kind: 'send', stepId: step.id });
    case 'update':
      return move(step.next, 'updated', { kind: 'change', change: step.change });
    case 'notify':
      return move(step.next, 'notified', { kind: 'notify', stepId: step.id, message: step.message });
  }
}

function move(to: string | null, outcome: string, effect: Effect | null = null): Decision {
  return { kind: 'move', to, outcome, effect };
}

function holds(when: Condition, person: PersonFacts): boolean {
  switch (when.kind) {
    case 'opened':
      // Who clicked has seen it, whether or not pictures were loaded.
      return when.stepId !== null && (person.opened.has(when.stepId) || person.clicked.has(when.stepId));
    case 'clicked': {
      const links = when.stepId === null ? undefined : person.clicked.get(when.stepId);
      return links?.some((url) => url.includes(when.link)) ?? false;
    }
    case 'form':
      return when.formId !== null && person.forms.has(when.formId);
    case 'score':
      return when.atLeast === null ? person.scored : person.points >= when.atLeast;
    case 'field':
      return same(person.fields[when.field] ?? '', when.equals);
    case 'tag':
      return person.tags.includes(when.tag);
  }
}

/** As people compare: without regard to case and outer blanks. */
function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

export type Arrival = { dueAt: Date; waitUntil: Date | null; waitsFor: string | null };

/** When the step that a person has just come to is due: at once, or when its wait is over. */
export function arriveAt(step: Step, now: Date, timeZone: string, adjustments: Adjustments): Arrival {
  if (step.kind === 'wait' && !(canSkip(step) && adjustments.skipped.includes(step.id))) {
    const end = endOfWait(step.wait, now, timeZone, adjustments.shiftHours[step.id] ?? 0);
    return { dueAt: end, waitUntil: end, waitsFor: null };
  }
  if (step.kind === 'wait_for') {
    const end = new Date(now.getTime() + step.timeoutMinutes * 60_000);
    // Due at once: what it waits for may have happened already.
    return { dueAt: now, waitUntil: end, waitsFor: step.when.kind };
  }
  return { dueAt: now, waitUntil: null, waitsFor: null };
}

/** The step that people begin with; null = the journey is empty. */
export function firstStep(definition: Pick<JourneyDefinition, 'steps'>): Step | null {
  return definition.steps[0] ?? null;
}
