import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { type JourneyDefinition, type JourneyEdit, MAX_STEPS, Step } from './schema.ts';
import { waysOf } from './steps.ts';

/**
 * A definition after one change. The step before a new one leads to it on the way that is named, and it leads where that
 * way led; those before a removed one lead where it led.
 *
 * @throws DomainError not_found for a step that is not there; limit_exceeded
 */
export function editDefinition(definition: JourneyDefinition, edit: JourneyEdit): JourneyDefinition {
  const { steps } = definition;
  switch (edit.kind) {
    case 'settings':
      return { ...definition, entry: edit.entry, exitOn: edit.exitOn };
    case 'add':
      return { ...definition, steps: add(steps, edit) };
    case 'remove':
      return { ...definition, steps: remove(steps, edit.stepId) };
    case 'move':
      return { ...definition, steps: move(steps, edit.stepId, edit.by) };
    case 'replace':
      return change(definition, edit.step.id, () => edit.step);
    case 'connect':
      return change(definition, edit.stepId, (step) => lead(step, edit.way, edit.to));
    case 'add_case':
      return change(definition, edit.stepId, (step) =>
        step.kind === 'branch' ? Step.parse({ ...step, cases: [...step.cases, { when: { kind: 'opened' } }] }) : step,
      );
    case 'remove_case':
      return change(definition, edit.stepId, (step) =>
        step.kind === 'branch' ? { ...step, cases: step.cases.filter((_, index) => index !== edit.index) } : step,
      );
  }
}

function change(definition: JourneyDefinition, stepId: string, how: (step: Step) => Step): JourneyDefinition {
  indexOf(definition.steps, stepId);
  return { ...definition, steps: definition.steps.map((step) => (step.id === stepId ? how(step) : step)) };
}

function indexOf(steps: readonly Step[], stepId: string): number {
  const index = steps.findIndex((step) => step.id === stepId);
  if (index < 0) throw notFound('step', stepId);
  return index;
}

const NEW: Record<Step['kind'], object> = {
  send: { name: 'Mail' },
  wait: { name: 'Wait', wait: { kind: 'duration', minutes: 24 * 60 } },
  wait_for: { name: 'Wait for a click', when: { kind: 'clicked' }, timeoutMinutes: 3 * 24 * 60 },
  branch: { name: 'Question', cases: [{ when: { kind: 'clicked' } }] },
  update: { name: 'Change', change: { kind: 'add_tag' } },
  notify: { name: 'Tell the rep' },
  exit: { name: 'End' },
};

function add(steps: readonly Step[], { step: kind, after, way }: Extract<JourneyEdit, { kind: 'add' }>): Step[] {
  if (steps.length >= MAX_STEPS)
    throw new DomainError('limit_exceeded', `a journey has at most ${MAX_STEPS} steps`, {
      show: `A journey has at most ${MAX_STEPS} steps.`,
    });
  const taken = new Set(steps.map((step) => step.id));
  let number = 1;
  while (taken.has(`${kind}_${number}`)) number += 1;
  const id = `${kind}_${number}`;
  const index = after === undefined ? steps.length - 1 : indexOf(steps, after);
  const before = steps[index];
  const goesOn = before ? (waysOf(before).find((one) => one.way === way)?.to ?? null) : null;
  const made = Step.parse({ kind, id, next: goesOn, timeoutNext: goesOn, otherwise: goesOn, ...NEW[kind] });
  const list = [...steps];
  if (before) list[index] = lead(before, way, id);
  list.splice(index + 1, 0, made);
  return list;
}

function remove(steps: readonly Step[], stepId: string): Step[] {
  const gone = steps[indexOf(steps, stepId)];
  const goesOn = gone && 'next' in gone && gone.next !== stepId ? gone.next : null;
  return steps.filter((step) => step.id !== stepId).map((step) => redirect(step, stepId, goesOn));
}

function redirect(step: Step, from: string, to: string | null): Step {
  const other = (id: string | null) => (id === from ? to : id);
  switch (step.kind) {
    case 'exit':
      return step;
    case 'branch':
      return {
        ...step,
        cases: step.cases.map(({ when, next }) => ({ when, next: other(next) })),
        otherwise: other(step.otherwise),
      };
    case 'wait_for':
      return { ...step, next: other(step.next), timeoutNext: other(step.timeoutNext) };
    default:
      return { ...step, next: other(step.next) };
  }
}

function lead(step: Step, way: string, to: string | null): Step {
  if (step.kind === 'branch') {
    if (way === 'otherwise') return { ...step, otherwise: to };
    const at = Number(way.slice('case_'.length)) - 1;
    return { ...step, cases: step.cases.map((one, index) => (index === at ? { ...one, next: to } : one)) };
  }
  if (step.kind === 'wait_for' && way === 'timeout') return { ...step, timeoutNext: to };
  return 'next' in step ? { ...step, next: to } : step;
}

function move(steps: readonly Step[], stepId: string, by: number): Step[] {
  const index = indexOf(steps, stepId);
  const to = Math.min(steps.length - 1, Math.max(0, index + by));
  const list = [...steps];
  const [step] = list.splice(index, 1);
  if (step) list.splice(to, 0, step);
  return list;
}
