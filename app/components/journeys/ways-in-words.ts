import type { Step } from '#campaigns/journeys/schema.ts';
import { conditionInWords } from './condition-in-words.ts';
import type { T } from './minutes-in-words.ts';

/** Where a step leads, a line for each way. */
export function waysInWords(t: T, step: Step, steps: readonly Step[]): string[] {
  const nameOf = (id: string | null, missing: 'ends' | 'nowhere') =>
    steps.find((other) => other.id === id)?.name ?? t(`journeys.${missing}`);
  const line = (way: string, id: string | null, missing: 'ends' | 'nowhere') =>
    t('journeys.leadsTo', { way, name: nameOf(id, missing) });
  switch (step.kind) {
    case 'exit':
      return [];
    case 'branch':
      return [
        ...step.cases.map(({ when, next }) => line(conditionInWords(t, when), next, 'nowhere')),
        line(t('journeys.ways.otherwise'), step.otherwise, 'nowhere'),
      ];
    case 'wait_for':
      return [
        line(conditionInWords(t, step.when), step.next, 'nowhere'),
        line(t('journeys.ways.timeout'), step.timeoutNext, 'nowhere'),
      ];
    default:
      return [line(t('journeys.ways.next'), step.next, 'ends')];
  }
}
