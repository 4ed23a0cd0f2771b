import { expect, test } from 'vitest';
import { arriveAt, decide, type PersonFacts } from '#campaigns/journeys/decide.ts';
import type { Step } from '#campaigns/journeys/schema.ts';
import { simulate } from '#campaigns/journeys/simulate.ts';
import { endOfWait } from '#campaigns/journeys/waits.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aDefinition, DAY_MINUTES } from '#tests/factories/journeys.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const NONE = { shiftHours: {}, skipped: [] };
const formId = newId('form');

function person(given: Partial<PersonFacts> = {}): PersonFacts {
  return {
    ...{ opened: new Set(), clicked: new Map(), forms: new Set(), scored: false, points: 0, fields: {}, tags: [] },
    ...given,
  };
}

function step(given: Record<string, unknown> & { kind: Step['kind'] }): Step {
  const [made] = aDefinition([{ id: 'it', ...given }]).steps;
  if (!made) throw new Error('no step');
  return made;
}

function outcomeOf(given: Step, facts: PersonFacts, waitUntil: Date | null = null, now = NOW) {
  const decision = decide(given, facts, { now, waitUntil, adjustments: NONE });
  return decision.kind === 'stay' ? 'stay' : `${decision.outcome} → ${decision.to}`;
}

test('a branch takes the first case that holds, else the other way', () => {
  const branch = step({
    kind: 'branch',
    otherwise: 'no',
    cases: [
      { when: { kind: 'clicked', stepId: 'mail', link: '/spring' }, next: 'spring' },
      { when: { kind: 'opened', stepId: 'mail' }, next: 'seen' },
      { when: { kind: 'form', formId }, next: 'form' },
      { when: { kind: 'score' }, next: 'hot' },
      { when: { kind: 'field', field: 'country', equals: 'de' }, next: 'german' },
      { when: { kind: 'tag', tag: 'customer' }, next: 'customer' },
    ],
  });
  expect(outcomeOf(branch, person())).toBe('otherwise → no');
  expect(outcomeOf(branch, person({ clicked: new Map([['mail', ['https://x.example/spring']]]) }))).toBe(
    'case_1 → spring',
  );
  expect(outcomeOf(branch, person({ clicked: new Map([['mail', ['https://x.example/']]]) }))).toBe('case_2 → seen');
  expect(outcomeOf(branch, person({ clicked: new Map([['other', ['https://x.example/spring']]]) }))).toBe(
    'otherwise → no',
  );
  expect(outcomeOf(branch, person({ forms: new Set([formId]) }))).toBe('case_3 → form');
  expect(outcomeOf(branch, person({ scored: true }))).toBe('case_4 → hot');
  expect(outcomeOf(branch, person({ fields: { country: 'DE ' } }))).toBe('case_5 → german');
  expect(outcomeOf(branch, person({ tags: ['customer'] }))).toBe('case_6 → customer');
});

test('a score is crossed by the line of the score rules, or by points of the step’s own', () => {
  const branch = step({
    kind: 'branch',
    otherwise: 'cold',
    cases: [
      { when: { kind: 'score', atLeast: 60 }, next: 'hot' },
      { when: { kind: 'score', atLeast: 20 }, next: 'warm' },
      { when: { kind: 'score' }, next: 'line' },
    ],
  });
  const ways = [19, 20, 59, 60].map((points) => outcomeOf(branch, person({ points })));
  expect(ways).toEqual(['otherwise → cold', 'case_2 → warm', 'case_2 → warm', 'case_1 → hot']);
  expect(outcomeOf(branch, person({ scored: true }))).toBe('case_3 → line');
});

test('a wait for an event ends with it, or with its time', () => {
  const wait = step({ kind: 'wait_for', when: { kind: 'score' }, timeoutMinutes: 60, next: 'yes', timeoutNext: 'no' });
  const end = new Date(NOW.getTime() + 3_600_000);
  expect(arriveAt(wait, NOW, 'UTC', NONE)).toEqual({ dueAt: NOW, waitUntil: end, waitsFor: 'score' });
  expect(outcomeOf(wait, person(), end)).toBe('stay');
  expect(outcomeOf(wait, person({ scored: true }), end)).toBe('happened → yes');
  expect(outcomeOf(wait, person(), end, end)).toBe('timed_out → no');
});

test('somebody who is woken too early waits on', () => {
  const wait = step({ kind: 'wait', wait: { kind: 'duration', minutes: 60 }, next: 'on' });
  const { waitUntil } = arriveAt(wait, NOW, 'UTC', NONE);
  expect(outcomeOf(wait, person(), waitUntil)).toBe('stay');
  expect(outcomeOf(wait, person(), waitUntil, waitUntil ?? NOW)).toBe('waited → on');
});

test('a partner leaves out what is optional and nothing else, and shifts a wait', () => {
  const adjustments = { shiftHours: { it: 5 }, skipped: ['it'] };
  const optional = step({ kind: 'send', optional: true, next: 'on' });
  const fixed = step({ kind: 'send', next: 'on' });
  const at = { now: NOW, waitUntil: null, adjustments };
  expect(decide(optional, person(), at)).toMatchObject({ outcome: 'skipped', effect: null });
  expect(decide(fixed, person(), at)).toMatchObject({ outcome: 'sent', effect: { kind: 'send' } });
  const wait = step({ kind: 'wait', wait: { kind: 'duration', minutes: 60 } });
  expect(arriveAt(wait, NOW, 'UTC', adjustments).dueAt).toEqual(new Date('2026-03-02T16:00:00Z'));
});

// B 60: the days on which clocks change, and what has passed.
test.each([
  [{ kind: 'date', local: '2026-03-29T02:30' }, 'Europe/Berlin', NOW, '2026-03-29T01:30:00.000Z'],
  [{ kind: 'date', local: '2026-10-25T02:30' }, 'Europe/Berlin', NOW, '2026-10-25T00:30:00.000Z'],
  [{ kind: 'date', local: '2026-03-01T09:00' }, 'UTC', NOW, NOW.toISOString()],
  [{ kind: 'weekday', days: [1], time: '09:00' }, 'UTC', NOW, '2026-03-09T09:00:00.000Z'],
  [{ kind: 'weekday', days: [1, 3], time: '11:00' }, 'UTC', NOW, '2026-03-02T11:00:00.000Z'],
  [
    { kind: 'weekday', days: [7], time: '02:30' },
    'America/New_York',
    new Date('2026-03-07T12:00:00Z'),
    '2026-03-08T07:30:00.000Z',
  ],
  [
    { kind: 'weekday', days: [7], time: '02:15' },
    'Australia/Lord_Howe',
    new Date('2026-10-03T00:00:00Z'),
    '2026-10-03T15:45:00.000Z',
  ],
] as const)('a wait of %o in %s ends once, also when clocks change', (wait, timeZone, now, end) => {
  expect(
    endOfWait({ ...wait, ...('days' in wait ? { days: [...wait.days] } : {}) } as never, now, timeZone).toISOString(),
  ).toBe(end);
});

test('a simulation is the same for the same seed, loses nobody and ends', () => {
  const definition = aDefinition([
    { kind: 'send', id: 'hello', next: 'pause' },
    { kind: 'wait', id: 'pause', wait: { kind: 'duration', minutes: 3 * DAY_MINUTES }, next: 'ask' },
    {
      kind: 'branch',
      id: 'ask',
      otherwise: 'end',
      cases: [{ when: { kind: 'clicked', stepId: 'hello' }, next: 'wait' }],
    },
    {
      kind: 'wait_for',
      id: 'wait',
      when: { kind: 'score' },
      timeoutMinutes: DAY_MINUTES,
      next: 'tell',
      timeoutNext: 'end',
    },
    { kind: 'notify', id: 'tell', message: 'Call', next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  const given = { seed: 7, now: NOW, timeZone: 'UTC', adjustments: NONE };
  const result = simulate(definition, given);
  expect(simulate(definition, given)).toEqual(result);
  expect(simulate(definition, { ...given, seed: 8 })).not.toEqual(result);
  const { hello, ask, wait, end } = result.steps;
  expect([hello?.came, ask?.came, end?.came]).toEqual([1000, 1000, 1000]);
  expect((ask?.ways.case_1 ?? 0) + (ask?.ways.otherwise ?? 0)).toBe(1000);
  expect(wait?.came).toBe(ask?.ways.case_1);
  expect(wait?.came).toBeGreaterThan(50);
  expect(result.ends).toEqual({ end: 1000 });
  expect(result.medianDays).toBe(3);
});

test('a simulated journey without an end takes people out', () => {
  const definition = aDefinition([{ kind: 'wait', id: 'a', wait: { kind: 'duration', minutes: 1 }, next: 'a' }]);
  const { ends } = simulate(definition, { seed: 1, now: NOW, timeZone: 'UTC', adjustments: NONE });
  expect(ends).toEqual({ too_long: 1000 });
});
