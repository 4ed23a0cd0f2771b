import type { Condition, JourneyDefinition, Step } from './schema.ts';
import { stepsById, waysOf } from './steps.ts';

export type JourneyProblemCode =
  | 'no_steps'
  | 'no_entry_form'
  | 'doubled'
  | 'leads_nowhere'
  | 'branch_without_else'
  | 'branch_without_case'
  | 'unknown_step'
  | 'unreachable'
  | 'loop_without_wait'
  | 'no_template'
  | 'no_form'
  | 'no_tag'
  | 'no_message'
  | 'no_mail'
  | 'not_to_wait_for';

/** What keeps a journey from being published, and at which step; null = the journey as a whole. */
export type JourneyProblem = { stepId: string | null; code: JourneyProblemCode };

/**
 * Everything that is wrong with a journey, in the order of its steps. A loop is allowed where a wait is in it: people
 * would otherwise go round as fast as the machine can.
 *
 * @returns [] when it can be published
 */
export function checkDefinition(definition: JourneyDefinition): JourneyProblem[] {
  const { entry, steps } = definition;
  const whole: JourneyProblem[] = [];
  if (steps.length === 0) whole.push({ stepId: null, code: 'no_steps' });
  if (entry.kind === 'form' && !entry.formId) whole.push({ stepId: null, code: 'no_entry_form' });
  const known = stepsById(definition);
  const reached = reachableFrom(steps[0], known);
  const looping = stepsInWaitlessLoops(steps, known);
  const seen = new Set<string>();
  return [
    ...whole,
    ...steps.flatMap((step) => {
      const codes = problemsOf(step, known);
      if (seen.has(step.id)) codes.push('doubled');
      seen.add(step.id);
      if (!reached.has(step.id)) codes.push('unreachable');
      if (looping.has(step.id)) codes.push('loop_without_wait');
      return [...new Set(codes)].map((code) => ({ stepId: step.id, code }));
    }),
  ];
}

function problemsOf(step: Step, known: ReadonlyMap<string, Step>): JourneyProblemCode[] {
  const codes: JourneyProblemCode[] = waysOf(step)
    .filter(({ to }) => to !== null && !known.has(to))
    .map(() => 'unknown_step');
  switch (step.kind) {
    case 'send':
      return step.templateVersionId ? codes : [...codes, 'no_template'];
    case 'branch': {
      if (step.cases.length === 0) codes.push('branch_without_case');
      if (step.otherwise === null) codes.push('branch_without_else');
      if (step.cases.some(({ next }) => next === null)) codes.push('leads_nowhere');
      return [...codes, ...step.cases.flatMap(({ when }) => problemsOfCondition(when, known))];
    }
    case 'wait_for': {
      if (step.next === null || step.timeoutNext === null) codes.push('leads_nowhere');
      if (step.when.kind === 'field' || step.when.kind === 'tag') codes.push('not_to_wait_for');
      return [...codes, ...problemsOfCondition(step.when, known)];
    }
    case 'update':
      return step.change.kind !== 'field' && step.change.tag === '' ? [...codes, 'no_tag'] : codes;
    case 'notify':
      return step.message === '' ? [...codes, 'no_message'] : codes;
    default:
      return codes;
  }
}

function problemsOfCondition(when: Condition, known: ReadonlyMap<string, Step>): JourneyProblemCode[] {
  switch (when.kind) {
    case 'opened':
    case 'clicked':
      return when.stepId !== null && known.get(when.stepId)?.kind === 'send' ? [] : ['no_mail'];
    case 'form':
      return when.formId ? [] : ['no_form'];
    case 'tag':
      return when.tag === '' ? ['no_tag'] : [];
    default:
      return [];
  }
}

function reachableFrom(start: Step | undefined, known: ReadonlyMap<string, Step>): Set<string> {
  const reached = new Set<string>();
  const open = start ? [start.id] : [];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = known.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    open.push(...waysOf(step).flatMap(({ to }) => to ?? []));
  }
  return reached;
}

/** Steps from which one comes back to them without passing a wait. */
function stepsInWaitlessLoops(steps: readonly Step[], known: ReadonlyMap<string, Step>): Set<string> {
  const isWait = (step: Step) => step.kind === 'wait' || step.kind === 'wait_for';
  const quick = new Map([...known].filter(([, step]) => !isWait(step)));
  const looping = steps.filter(
    (step) =>
      quick.has(step.id) &&
      waysOf(step).some(({ to }) => to !== null && reachableFrom(quick.get(to), quick).has(step.id)),
  );
  return new Set(looping.map((step) => step.id));
}
