import type { Condition } from '#campaigns/journeys/schema.ts';
import type { T } from './minutes-in-words.ts';

/** What a person did or is. */
export function conditionInWords(t: T, when: Condition): string {
  if (when.kind === 'score' && when.atLeast !== null) return t('journeys.when.points', { count: when.atLeast });
  return t(`journeys.when.${when.kind}`);
}
