import type words from '#app/i18n/en/journeys.json';
import type { useT } from '#app/i18n/use-t.tsx';
import type { Step } from '#campaigns/journeys/schema.ts';

type T = ReturnType<typeof useT<typeof words>>;

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
        ...step.cases.map(({ when, next }) => line(t(`journeys.when.${when.kind}`), next, 'nowhere')),
        line(t('journeys.ways.otherwise'), step.otherwise, 'nowhere'),
      ];
    case 'wait_for':
      return [
        line(t(`journeys.when.${step.when.kind}`), step.next, 'nowhere'),
        line(t('journeys.ways.timeout'), step.timeoutNext, 'nowhere'),
      ];
    default:
      return [line(t('journeys.ways.next'), step.next, 'ends')];
  }
}
