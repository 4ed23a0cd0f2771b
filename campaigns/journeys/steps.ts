import type { JourneyDefinition, Step } from './schema.ts';

/** Where a step can lead, by the name of the way; null = nowhere. */
export function waysOf(step: Step): { way: string; to: string | null }[] {
  switch (step.kind) {
    case 'branch':
      return [
        ...step.cases.map(({ next }, index) => ({ way: `case_${index + 1}`, to: next })),
        { way: 'otherwise', to: step.otherwise },
      ];
    case 'wait_for':
      return [
        { way: 'next', to: step.next },
        { way: 'timeout', to: step.timeoutNext },
      ];
    case 'exit':
      return [];
    default:
      return [{ way: 'next', to: step.next }];
  }
}

/** Steps by id. */
export function stepsById(definition: Pick<JourneyDefinition, 'steps'>): ReadonlyMap<string, Step> {
  return new Map(definition.steps.map((step) => [step.id, step]));
}

/** May a partner leave it out? Those with several ways decide where people go, and an end is an end. */
export function canSkip(step: Step): boolean {
  return step.optional && step.kind !== 'branch' && step.kind !== 'wait_for' && step.kind !== 'exit';
}
