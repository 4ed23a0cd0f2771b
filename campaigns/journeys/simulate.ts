import { arriveAt, decide, firstStep, type PersonFacts } from './decide.ts';
import type { Adjustments, Condition, JourneyDefinition } from './schema.ts';
import { stepsById } from './steps.ts';

export const SAMPLE_PEOPLE = 1000;
/** A person who goes round for longer than this is taken out; the same holds when the journey really runs. */
export const MAX_VISITS = 500;

/** How likely a sample person does what a step asks for: middling figures of business mail, to see a shape and no more. */
const CHANCE: Record<Condition['kind'], number> = {
  opened: 0.4,
  clicked: 0.1,
  form: 0.04,
  score: 0.08,
  field: 0.3,
  tag: 0.3,
};

export type Simulation = {
  people: number;
  seed: number;
  /** by step id: people who came there, and how they left it */
  steps: Record<string, { came: number; ways: Record<string, number> }>;
  /** how it ended: `end`, or `too_long` for those who never would */
  ends: Record<string, number>;
  /** from coming in to the end, in days; half of the people take less */
  medianDays: number;
};

/**
 * Where sample people would go. The same seed gives the same answer; nothing is read and nothing happens.
 *
 * @param now when the people come in: weekdays and dates hang on it
 */
export function simulate(
  definition: JourneyDefinition,
  { seed, now, timeZone, adjustments }: { seed: number; now: Date; timeZone: string; adjustments: Adjustments },
): Simulation {
  const random = mulberry32(seed);
  const steps: Simulation['steps'] = Object.fromEntries(
    definition.steps.map((step) => [step.id, { came: 0, ways: {} }]),
  );
  const ends: Record<string, number> = {};
  const days: number[] = [];
  for (let person = 0; person < SAMPLE_PEOPLE; person += 1) {
    const { end, at } = walk(definition, steps, { random, now, timeZone, adjustments });
    ends[end] = (ends[end] ?? 0) + 1;
    days.push((at.getTime() - now.getTime()) / 86_400_000);
  }
  days.sort((a, b) => a - b);
  return { people: SAMPLE_PEOPLE, seed, steps, ends, medianDays: Math.round((days[SAMPLE_PEOPLE / 2] ?? 0) * 10) / 10 };
}

type Walk = { random: () => number; now: Date; timeZone: string; adjustments: Adjustments };

function walk(definition: JourneyDefinition, counts: Simulation['steps'], given: Walk): { end: string; at: Date } {
  const known = stepsById(definition);
  const { random, timeZone, adjustments } = given;
  let now = given.now;
  let step = firstStep(definition);
  for (let visits = 0; step && visits < MAX_VISITS; visits += 1) {
    const { waitUntil } = arriveAt(step, now, timeZone, adjustments);
    const person = samplePerson(step.kind === 'branch' ? step.cases : step.kind === 'wait_for' ? [step] : [], random);
    const happens = step.kind === 'wait_for' && decide(step, person, { now, waitUntil, adjustments }).kind === 'move';
    // Somewhere on the way to the end of the wait, if it happens at all.
    if (waitUntil)
      now = happens ? new Date(now.getTime() + random() * (waitUntil.getTime() - now.getTime())) : waitUntil;
    const decision = decide(step, person, { now, waitUntil, adjustments });
    const count = counts[step.id];
    if (decision.kind === 'stay' || !count) break;
    count.came += 1;
    count.ways[decision.outcome] = (count.ways[decision.outcome] ?? 0) + 1;
    if (decision.to === null) return { end: 'end', at: now };
    step = known.get(decision.to) ?? null;
  }
  return { end: 'too_long', at: now };
}

/** A person for whom each of these conditions holds by its chance. */
function samplePerson(asked: readonly { when: Condition }[], random: () => number): PersonFacts {
  const opened = new Set<string>();
  const clicked = new Map<string, string[]>();
  const forms = new Set<string>();
  const fields: Record<string, string> = {};
  const tags: string[] = [];
  let scored = false;
  let points = 0;
  for (const { when } of asked) {
    if (random() >= CHANCE[when.kind]) continue;
    if (when.kind === 'opened' && when.stepId) opened.add(when.stepId);
    if (when.kind === 'clicked' && when.stepId)
      clicked.set(when.stepId, [...(clicked.get(when.stepId) ?? []), when.link]);
    if (when.kind === 'form' && when.formId) forms.add(when.formId);
    if (when.kind === 'score') {
      scored = true;
      points = Math.max(points, when.atLeast ?? 0);
    }
    if (when.kind === 'field') fields[when.field] = when.equals;
    if (when.kind === 'tag') tags.push(when.tag);
  }
  return { opened, clicked, forms, scored, points, fields, tags };
}

function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
