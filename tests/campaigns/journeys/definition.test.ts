import { expect, test } from 'vitest';
import { checkDefinition } from '#campaigns/journeys/check-definition.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { aDefinition } from '#tests/factories/journeys.ts';

const templateVersionId = newId('templateVersion');
const day = { kind: 'duration', minutes: 1440 };

test('a journey of mail, wait, branch and end has no problems', () => {
  const definition = aDefinition([
    { kind: 'send', id: 'hello', templateVersionId, next: 'pause' },
    { kind: 'wait', id: 'pause', wait: day, next: 'ask' },
    {
      ...{ kind: 'branch', id: 'ask', otherwise: 'end' },
      cases: [{ when: { kind: 'clicked', stepId: 'hello' }, next: 'tell' }],
    },
    { kind: 'notify', id: 'tell', message: 'Call them', next: 'end' },
    { kind: 'exit', id: 'end' },
  ]);
  expect(checkDefinition(definition)).toEqual([]);
});

test('each problem stands at its step', () => {
  const definition = aDefinition([
    { kind: 'send', id: 'hello', next: 'ask' },
    { kind: 'branch', id: 'ask', cases: [{ when: { kind: 'opened', stepId: 'ask' }, next: 'gone' }] },
    { kind: 'wait_for', id: 'wait', when: { kind: 'tag', tag: 'x' }, timeoutMinutes: 5, next: 'hello' },
    { kind: 'update', id: 'mark', change: { kind: 'add_tag' }, next: 'mark' },
    { kind: 'notify', id: 'tell', next: null },
  ]);
  expect(checkDefinition(definition)).toEqual([
    { stepId: 'hello', code: 'no_template' },
    { stepId: 'ask', code: 'unknown_step' },
    { stepId: 'ask', code: 'branch_without_else' },
    { stepId: 'ask', code: 'no_mail' },
    { stepId: 'wait', code: 'leads_nowhere' },
    { stepId: 'wait', code: 'not_to_wait_for' },
    { stepId: 'wait', code: 'unreachable' },
    { stepId: 'mark', code: 'no_tag' },
    { stepId: 'mark', code: 'unreachable' },
    { stepId: 'mark', code: 'loop_without_wait' },
    { stepId: 'tell', code: 'no_message' },
    { stepId: 'tell', code: 'unreachable' },
  ]);
});

test('going round is allowed where a wait is on the way, and nowhere else', () => {
  const round = (middle: { kind: 'wait' | 'update' } & Record<string, unknown>) =>
    aDefinition([
      {
        ...{ kind: 'branch', id: 'ask', otherwise: 'middle' },
        cases: [{ when: { kind: 'score' }, next: 'end' }],
      },
      { id: 'middle', next: 'ask', ...middle },
      { kind: 'exit', id: 'end' },
    ]);
  expect(checkDefinition(round({ kind: 'wait', wait: day }))).toEqual([]);
  expect(checkDefinition(round({ kind: 'update', change: { kind: 'add_tag', tag: 'x' } }))).toEqual([
    { stepId: 'ask', code: 'loop_without_wait' },
    { stepId: 'middle', code: 'loop_without_wait' },
  ]);
});

test('a journey without steps, and one whose form is not chosen, say so as a whole', () => {
  expect(checkDefinition(aDefinition([], { entry: { kind: 'form', formId: null } }))).toEqual([
    { stepId: null, code: 'no_steps' },
    { stepId: null, code: 'no_entry_form' },
  ]);
});
