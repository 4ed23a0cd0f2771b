import { expect, test } from 'vitest';
import { type OfferFacts, offerOf } from '#campaigns/catalog/eligibility.ts';

const FACTS: OfferFacts = {
  status: 'published',
  archived: false,
  startsOn: null,
  endsOn: null,
  today: '2026-03-29',
  tierIds: [],
  groupIds: [],
  partner: { active: true, tierId: 'gold', groupIds: ['dach'] },
};

test.each<[string, Partial<OfferFacts>, string]>([
  ['a published campaign without tiers and groups is for everybody', {}, 'yes'],
  ['a draft is nobody’s', { status: 'draft' }, 'withdrawn'],
  ['a withdrawn one is nobody’s', { status: 'withdrawn' }, 'withdrawn'],
  ['an archived one is nobody’s', { archived: true }, 'withdrawn'],
  ['the partner’s tier is enough', { tierIds: ['gold'] }, 'yes'],
  ['another tier is not', { tierIds: ['silver'] }, 'not_eligible'],
  ['one of the partner’s groups is enough', { groupIds: ['nordics', 'dach'] }, 'yes'],
  ['tiers and groups add up', { tierIds: ['silver'], groupIds: ['dach'] }, 'yes'],
  ['neither tier nor group', { tierIds: ['silver'], groupIds: ['nordics'] }, 'not_eligible'],
  [
    'a partner without a tier sees what is for everybody only',
    { tierIds: ['gold'], partner: { active: true, tierId: null, groupIds: [] } },
    'not_eligible',
  ],
  ['an ended partnership sees nothing', { partner: { active: false, tierId: 'gold', groupIds: [] } }, 'not_eligible'],
  ['the first day counts', { startsOn: '2026-03-29' }, 'yes'],
  ['the day before does not', { startsOn: '2026-03-30' }, 'not_started'],
  ['the last day counts', { endsOn: '2026-03-29' }, 'yes'],
  ['the day after does not', { endsOn: '2026-03-28' }, 'ended'],
  ['who may not see it does not learn its dates', { tierIds: ['silver'], endsOn: '2026-03-28' }, 'not_eligible'],
])('%s', (_, facts, answer) => {
  const offer = offerOf({ ...FACTS, ...facts });
  expect(offer.kind === 'yes' ? 'yes' : offer.reason).toBe(answer);
});
