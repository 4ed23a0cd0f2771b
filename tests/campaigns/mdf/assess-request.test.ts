import { describe, expect, test } from 'vitest';
import { assessRequest, type RequestFacts } from '#campaigns/mdf/assess-request.ts';
import { addDays, addWorkingDays } from '#campaigns/mdf/days.ts';
import { usualRules } from '#campaigns/mdf/policy.ts';

const facts: RequestFacts = {
  fund: { status: 'open', startsOn: '2026-01-01', endsOn: '2026-12-31', requestUntil: '2026-11-30' },
  rules: usualRules(),
  policy: 3,
  activity: 'event',
  startsOn: '2026-04-20',
  endsOn: '2026-04-21',
  costMinor: 1_800_00,
  requestedMinor: null,
  availableMinor: 10_000_00,
  today: '2026-03-02',
};
const refusedBy = (changed: Partial<RequestFacts>) =>
  assessRequest({ ...facts, ...changed })
    .lines.filter(({ outcome }) => outcome === 'refused')
    .map(({ rule }) => rule);

test('half of 1,800 is 900, to be claimed in 60 days, and each line cites the version', () => {
  const answer = assessRequest(facts);
  expect(answer).toMatchObject({ paid: true, amountMinor: 900_00, claimBy: '2026-06-20', paidBy: '2026-07-20' });
  expect(answer.proof).toEqual(['invoice', 'invitation', 'photo', 'attendee_list']);
  expect(new Set(answer.lines.map(({ policy }) => policy))).toEqual(new Set([3]));
});

describe('what is refused, and by which rule', () => {
  test.each([
    ['fund_open', { fund: { ...facts.fund, status: 'closed' } }],
    ['activity', { rules: { ...facts.rules, activities: [] } }],
    ['window', { endsOn: '2027-01-02' }],
    ['window', { startsOn: '2025-12-31' }],
    ['entry_deadline', { today: '2026-12-01' }],
    ['lead_time', { today: '2026-04-07' }],
    ['available', { availableMinor: 0 }],
  ] as [string, Partial<RequestFacts>][])('%s', (rule, changed) => {
    expect(refusedBy(changed)).toContain(rule);
    expect(assessRequest({ ...facts, ...changed })).toMatchObject({ paid: false, amountMinor: 0 });
  });
});

test('the least of asked, share, cap and what is left is given', () => {
  const capped = { ...usualRules(), activities: [{ type: 'event', rateBps: 10_000, capMinor: 700_00, proof: [] }] };
  const rules = capped as typeof facts.rules;
  expect(assessRequest({ ...facts, requestedMinor: 400_00 }).amountMinor).toBe(400_00);
  expect(assessRequest({ ...facts, requestedMinor: 1_000_00 }).amountMinor).toBe(900_00);
  expect(assessRequest({ ...facts, rules }).amountMinor).toBe(700_00);
  expect(assessRequest({ ...facts, rules, availableMinor: 12_34 }).amountMinor).toBe(12_34);
});

test('days are counted over months, leap days and weekends', () => {
  expect([addDays('2028-02-28', 1), addDays('2026-12-31', 1), addDays('2026-03-01', -1)]).toEqual([
    '2028-02-29',
    '2027-01-01',
    '2026-02-28',
  ]);
  expect([addWorkingDays('2026-03-06', 1), addWorkingDays('2026-03-02', 10)]).toEqual(['2026-03-09', '2026-03-16']);
});
