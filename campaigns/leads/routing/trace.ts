import type { PathStep } from './route.ts';
import type { RoutingRule } from './schema.ts';

// How a lead's way is kept: one letter per rule, in the order of the rule set, whose rules do not change once they are
// published. A way past a hundred rules is a hundred bytes and not ten thousand.
const LETTERS = {
  taken: 't',
  channel_manager: 'm',
  nobody_left: 'n',
  country: 'c',
  product: 'p',
  language: 'l',
  grade: 'g',
} as const satisfies Record<Exclude<PathStep['outcome'], 'no_match'> | NonNullable<PathStep['because']>, string>;

const STEPS = new Map(
  Object.entries(LETTERS).map(([key, letter]) => [letter as string, stepOf(key as keyof typeof LETTERS)]),
);

function stepOf(key: keyof typeof LETTERS): Pick<PathStep, 'outcome' | 'because'> {
  if (key === 'taken' || key === 'channel_manager' || key === 'nobody_left') return { outcome: key };
  return { outcome: 'no_match', because: key };
}

/** "ppt": the first two rules did not fit by product, the third was taken. */
export function packPath(path: readonly PathStep[]): string {
  return path
    .map(({ outcome, because }) => LETTERS[outcome === 'no_match' ? (because ?? 'country') : outcome])
    .join('');
}

/** The steps of a kept way. @param rules of the rule set it went through */
export function unpackPath(path: string, rules: readonly Pick<RoutingRule, 'id' | 'name'>[]): PathStep[] {
  return [...path].flatMap((letter, i) => {
    const [rule, step] = [rules[i], STEPS.get(letter)];
    return rule && step ? [{ ruleId: rule.id, name: rule.name, ...step }] : [];
  });
}
