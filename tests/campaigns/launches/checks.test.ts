import { expect, test } from 'vitest';
import { blockersOf, checkLaunch, type LaunchFacts } from '#campaigns/launches/checks.ts';

const READY: LaunchFacts = {
  offered: { kind: 'yes' },
  zoneProblems: [],
  htmlBytes: 25_000,
  subjectChars: 40,
  audience: { chosen: true, total: 12, reachable: 10 },
  missingLegalParts: [],
  sender: { address: 'harbour@mail.example', signed: true, captured: false },
  plan: { kind: 'now' },
};
const level = (facts: Partial<LaunchFacts>, key: string) =>
  checkLaunch({ ...READY, ...facts }).find((check) => check.key === key)?.level;

test('nothing stands in the way of a launch that has everything', () => {
  expect(blockersOf(checkLaunch(READY))).toEqual([]);
  expect(checkLaunch(READY).every((check) => check.level === 'ok')).toBe(true);
});

test('R18: a launch without name and postal address of its sender is blocked, and the parts are named', () => {
  const [blocker] = blockersOf(checkLaunch({ ...READY, missingLegalParts: ['address', 'replyTo'] }));
  expect(blocker).toMatchObject({ key: 'legal', card: 'sender', facts: { parts: 'address,replyTo' } });
});

test('an audience must be chosen, and somebody in it must be reachable', () => {
  expect(level({ audience: { chosen: false, total: 0, reachable: 0 } }, 'audience')).toBe('blocker');
  expect(level({ audience: { chosen: true, total: 5, reachable: 0 } }, 'audience')).toBe('blocker');
  expect(level({ audience: { chosen: true, total: 5, reachable: 1 } }, 'audience')).toBe('ok');
});

test('a campaign that is over, withdrawn or not for this partner blocks, and the reason is kept', () => {
  for (const reason of ['withdrawn', 'ended', 'not_started', 'not_eligible'] as const) {
    const [blocker] = blockersOf(checkLaunch({ ...READY, offered: { kind: 'no', reason } }));
    expect(blocker).toMatchObject({ key: 'campaign', facts: { reason } });
  }
});

test('a time in the past blocks, a later one does not', () => {
  expect(level({ plan: { kind: 'later', inFuture: false } }, 'schedule')).toBe('blocker');
  expect(level({ plan: { kind: 'later', inFuture: true } }, 'schedule')).toBe('ok');
});

test('a mail that Gmail would cut and a long subject are advice, not blockers', () => {
  expect(level({ htmlBytes: 102_001 }, 'size')).toBe('warning');
  expect(level({ htmlBytes: 102_000 }, 'size')).toBe('ok');
  expect(level({ subjectChars: 71 }, 'subject')).toBe('warning');
});

test('an unsigned sender is a warning, unless nothing leaves the house', () => {
  const sender = { address: 'a@b.example', signed: false, captured: false };
  expect(level({ sender }, 'sender')).toBe('warning');
  expect(level({ sender: { ...sender, captured: true } }, 'sender')).toBe('ok');
});

test('what blocks stands first, then advice', () => {
  const levels = checkLaunch({ ...READY, subjectChars: 99, missingLegalParts: ['address'] }).map(
    (check) => check.level,
  );
  expect(levels.slice(0, 2)).toEqual(['blocker', 'warning']);
});
