import { expect, test } from 'vitest';
import { editDefinition } from '#campaigns/journeys/edit-definition.ts';
import { editJourney } from '#campaigns/journeys/edit-journey.ts';
import { aDefinition, aJourney, WAIT_A_DAY } from '#tests/factories/journeys.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

const wayOf = (definition: typeof WAIT_A_DAY) =>
  definition.steps.map((step) => `${step.id} → ${'next' in step ? step.next : ''}`);

test('a new step comes between the one before and where that led', () => {
  const added = editDefinition(WAIT_A_DAY, { kind: 'add', step: 'send', after: 'pause', way: 'next' });
  expect(wayOf(added)).toEqual(['pause → send_1', 'send_1 → end', 'end → ']);
  expect(wayOf(editDefinition(added, { kind: 'add', step: 'exit', way: 'next' }))).toEqual([
    ...wayOf(added),
    'exit_1 → ',
  ]);
});

test('a new step comes on the way that is named, and all its own ways lead where that led', () => {
  const fork = aDefinition([
    { kind: 'branch', id: 'ask', cases: [{ when: { kind: 'score' }, next: 'one' }], otherwise: 'two' },
    { kind: 'exit', id: 'one' },
    { kind: 'exit', id: 'two' },
  ]);
  const [ask, made] = editDefinition(fork, { kind: 'add', step: 'wait_for', after: 'ask', way: 'case_1' }).steps;
  expect(ask).toMatchObject({ cases: [{ next: 'wait_for_1' }], otherwise: 'two' });
  expect(made).toMatchObject({ id: 'wait_for_1', next: 'one', timeoutNext: 'one' });
  const [, question] = editDefinition(fork, { kind: 'add', step: 'branch', after: 'ask', way: 'otherwise' }).steps;
  expect(question).toMatchObject({ id: 'branch_1', otherwise: 'two' });
});

test('those before a removed step lead where it led', () => {
  const added = editDefinition(WAIT_A_DAY, { kind: 'add', step: 'send', after: 'pause', way: 'next' });
  expect(editDefinition(added, { kind: 'remove', stepId: 'send_1' })).toEqual(WAIT_A_DAY);
  const branch = aDefinition([
    { kind: 'branch', id: 'ask', cases: [{ when: { kind: 'score' }, next: 'mail' }], otherwise: 'mail' },
    { kind: 'send', id: 'mail', next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  const [ask] = editDefinition(branch, { kind: 'remove', stepId: 'mail' }).steps;
  expect(ask).toMatchObject({ cases: [{ next: 'end' }], otherwise: 'end' });
});

test('steps move within the list and no further', () => {
  const up = editDefinition(WAIT_A_DAY, { kind: 'move', stepId: 'end', by: -1 });
  expect(up.steps.map(({ id }) => id)).toEqual(['end', 'pause']);
  expect(editDefinition(up, { kind: 'move', stepId: 'end', by: -1 })).toEqual(up);
});

test('every way of a step can be led elsewhere', () => {
  const definition = aDefinition([
    { kind: 'branch', id: 'ask', cases: [{ when: { kind: 'score' } }, { when: { kind: 'score' } }] },
    { kind: 'wait_for', id: 'wait', when: { kind: 'score' }, timeoutMinutes: 1 },
    { kind: 'exit', id: 'end' },
  ]);
  const connect = (stepId: string, way: string) =>
    editDefinition(definition, { kind: 'connect', stepId, way, to: 'end' }).steps.find(({ id }) => id === stepId);
  expect(connect('ask', 'case_2')).toMatchObject({ cases: [{ next: null }, { next: 'end' }], otherwise: null });
  expect(connect('ask', 'otherwise')).toMatchObject({ otherwise: 'end' });
  expect(connect('wait', 'timeout')).toMatchObject({ next: null, timeoutNext: 'end' });
  expect(connect('wait', 'next')).toMatchObject({ next: 'end', timeoutNext: null });
});

test('a change names the revision it started from, and a step that is not there is not found', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { id: journeyId, revision } = await aJourney(vendorCaller);
  const edit = { kind: 'add' as const, step: 'notify' as const, way: 'next' };
  await expect(editJourney(vendorCaller, { journeyId, revision, edit })).resolves.toEqual({
    revision: revision + 1,
    added: ['notify_1'],
  });
  await expect(editJourney(vendorCaller, { journeyId, revision, edit })).rejects.toMatchObject({ code: 'conflict' });
  const gone = { journeyId, revision: revision + 1, edit: { kind: 'remove' as const, stepId: 'gone' } };
  await expect(editJourney(vendorCaller, gone)).rejects.toMatchObject({ code: 'not_found' });
});
