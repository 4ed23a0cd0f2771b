import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '#campaigns/journeys/lay-out.ts';
import { waysOf } from '#campaigns/journeys/steps.ts';
import { aDefinition } from '#tests/factories/journeys.ts';

const FORK = aDefinition([
  { kind: 'branch', id: 'ask', cases: [{ when: { kind: 'score' }, next: 'hot' }], otherwise: 'end' },
  { kind: 'send', id: 'hot', next: 'later' },
  { kind: 'wait', id: 'later', wait: { kind: 'duration', minutes: 5 }, next: 'end' },
  { kind: 'exit', id: 'end' },
]);

test('a step stands below all that lead to it; steps of a chain stand under each other', () => {
  const { nodes, edges } = layOut(FORK);
  const y = Object.fromEntries(nodes.map(({ id, y }) => [id, y]));
  expect(y.ask).toBe(0);
  expect([y.ask, y.hot, y.later, y.end]).toEqual([y.ask, y.hot, y.later, y.end].sort((a, b) => Number(a) - Number(b)));
  expect(new Set(Object.values(y)).size).toBe(4);
  const x = Object.fromEntries(nodes.map(({ id, x }) => [id, x]));
  expect(x.hot).toBe(x.later);
  expect(edges.map(({ id, to }) => `${id} ${to}`)).toEqual([
    'ask case_1 hot',
    'hot next later',
    'later next end',
    'ask otherwise end',
  ]);
});

test('a way that passes a layer goes beside its steps, and a way back at the right of all', () => {
  const { nodes, edges, size } = layOut(
    aDefinition([
      ...FORK.steps.slice(0, 3),
      { kind: 'wait', id: 'end', wait: { kind: 'duration', minutes: 5 }, next: 'ask' },
    ]),
  );
  const numbers = (way: string) =>
    edges
      .find(({ id }) => id === way)
      ?.path.match(/-?[\d.]+/g)
      ?.map(Number) ?? [];
  const hot = nodes.find(({ id }) => id === 'hot');
  const passing = numbers('ask otherwise').at(6) ?? 0;
  expect(passing < (hot?.x ?? 0) || passing > (hot?.x ?? 0) + size.width).toBe(true);
  expect(Math.max(...numbers('end next'))).toBeGreaterThan(Math.max(...nodes.map(({ x }) => x + size.width)));
});

test('nothing is drawn of a journey without steps, and steps that nothing leads to are drawn too', () => {
  expect(layOut({ steps: [] })).toMatchObject({ nodes: [], edges: [] });
  const alone = layOut(aDefinition([...FORK.steps, { kind: 'exit', id: 'alone' }]));
  expect(alone.nodes.find(({ id }) => id === 'alone')?.y).toBe(0);
});

test('whatever leads where: every step is drawn once, no two overlap, every way has its line, and again it is the same', () => {
  const ids = Array.from({ length: 12 }, (_, index) => `s${index}`);
  const where = fc.option(fc.constantFrom(...ids, 'gone'), { nil: null });
  const step = fc.record({
    next: where,
    timeoutNext: where,
    otherwise: where,
    cases: fc.array(where, { maxLength: 4 }),
  });
  const kinds = fc.constantFrom('branch' as const, 'wait_for' as const, 'send' as const, 'exit' as const);
  fc.assert(
    fc.property(fc.array(fc.tuple(kinds, step), { minLength: 1, maxLength: 12 }), (drawn) => {
      const definition = aDefinition(
        drawn.map(([kind, { cases, ...ways }], index) => ({
          ...{ kind, id: ids[index] ?? '', timeoutMinutes: 5, when: { kind: 'score' }, ...ways },
          cases: cases.map((next) => ({ when: { kind: 'score' }, next })),
        })),
      );
      const { nodes, edges, size } = layOut(definition);
      expect(nodes.map(({ id }) => id)).toEqual(definition.steps.map(({ id }) => id));
      for (const [index, one] of nodes.entries())
        for (const other of nodes.slice(index + 1))
          expect(Math.abs(one.x - other.x) >= size.width || Math.abs(one.y - other.y) >= size.height).toBe(true);
      const known = new Set(nodes.map(({ id }) => id));
      const ways = definition.steps.flatMap((one) => waysOf(one).filter(({ to }) => to !== null && known.has(to)));
      expect(edges).toHaveLength(ways.length);
      for (const { path } of edges) expect(path).not.toContain('NaN');
      expect(layOut(definition)).toEqual({ nodes, edges, size });
    }),
    { numRuns: 200 },
  );
});
