import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEFAULT_RULES } from '#campaigns/leads/scoring/default-rules.ts';
import { scoreOf, type TouchFact } from '#campaigns/leads/scoring/score.ts';

const NOW = new Date('2026-06-01T12:00:00Z');
const DAY_MS = 86_400_000;
const NOBODY = { email: 'a@firm.test', company: '', jobTitle: '', country: '', product: '', phone: '' };

function touch(kind: string, daysAgo: number, hitClass = 'human', id = `${kind}.${daysAgo}`): TouchFact {
  return { eventId: id, kind, class: hitClass, at: new Date(NOW.getTime() - daysAgo * DAY_MS) };
}
const scored = (touches: TouchFact[], person = NOBODY) => scoreOf(DEFAULT_RULES, person, touches, NOW);

test('a click is ten points, half of them after a month, a quarter after two', () => {
  expect(scored([touch('click', 0)]).engagement).toBe(10);
  expect(scored([touch('click', 30)]).engagement).toBe(5);
  expect(scored([touch('click', 60)]).engagement).toBe(3);
});

test('machines and opens carry nothing, a doubtful hit three tenths', () => {
  expect(scored([touch('click', 0, 'machine'), touch('open', 0)])).toMatchObject({ engagement: 0, lines: [] });
  expect(scored([touch('click', 0, 'unknown')]).engagement).toBe(3);
});

test('a group is capped, and the line says what was held back', () => {
  const clicks = Array.from({ length: 10 }, (_, i) => touch('click', 0, 'human', `c${i}`));
  const { engagement, lines } = scored(clicks);
  expect(engagement).toBe(60);
  expect(lines.at(-1)).toMatchObject({ kind: 'group_cap', group: 'mail', points: -40 });
});

test('negative points go below zero and are not lifted by a cap', () => {
  expect(scored([touch('complaint', 0)]).engagement).toBe(-100);
  expect(scored([touch('unsubscribe', 0), touch('click', 0)]).engagement).toBe(-20);
});

test('a little less than nothing is nothing, not minus nothing', () => {
  const almost = [touch('click', 6_567 / 1_440), touch('unsubscribe', 0, 'unknown')];
  expect(Object.is(scored(almost).engagement, 0)).toBe(true);
});

test('fit looks at whole words: an intern is not in international', () => {
  const person = { ...NOBODY, jobTitle: 'Director, international sales', company: 'Vela' };
  expect(scored([], person).fit).toBe(50);
  expect(scored([], { ...person, jobTitle: 'Sales intern' }).fit).toBe(0);
});

test('fit and engagement stand apart: much of one never makes up for the other', () => {
  const busy = scored(Array.from({ length: 8 }, (_, i) => touch('click', 0, 'human', `c${i}`)));
  expect(busy).toMatchObject({ grade: 'C1', qualified: false });
  const boss = scored([], { ...NOBODY, jobTitle: 'CEO', company: 'Vela', phone: '1' });
  expect(boss).toMatchObject({ grade: 'A3', qualified: false });
});

test('who fills in a form has asked, whatever the points', () => {
  expect(scored([touch('form', 0)])).toMatchObject({ grade: 'C1', qualified: true });
  expect(scored([touch('form', 0, 'machine')]).qualified).toBe(false);
});

test('the lines of an axis add up to its sum, whatever happened', () => {
  const kinds = fc.constantFrom('click', 'view', 'form', 'unsubscribe', 'bounce', 'complaint', 'open');
  const any = fc.record({
    kind: kinds,
    days: fc.integer({ min: 0, max: 400 }),
    by: fc.constantFrom('human', 'unknown', 'machine'),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 60 }), (events) => {
      const { engagement, lines } = scored(events.map(({ kind, days, by }, i) => touch(kind, days, by, `e${i}`)));
      const sum = lines.reduce((total, line) => total + (line.axis === 'engagement' ? line.points : 0), 0);
      expect(Math.abs(sum - engagement)).toBeLessThanOrEqual(0.5);
      expect(engagement).toBeLessThanOrEqual(DEFAULT_RULES.cap);
    }),
  );
});
