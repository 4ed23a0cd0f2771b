import { expect, test } from 'vitest';
import { CAMPAIGN_MOVES } from '#campaigns/catalog/campaign-status.ts';
import {
  describeBlockers,
  PUBLISH_BLOCKERS,
  type PublishFacts,
  whatStopsPublishing,
} from '#campaigns/catalog/publishing.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';

const READY: PublishFacts = {
  archived: false,
  startsOn: null,
  endsOn: null,
  today: '2026-03-29',
  tactics: [{ templateArchived: false }],
};

test('a campaign with an e-mail and open dates can be published', () => {
  expect(whatStopsPublishing(READY)).toEqual([]);
});

test.each<[string, Partial<PublishFacts>]>([
  ['no_tactic', { tactics: [] }],
  ['template_archived', { tactics: [{ templateArchived: false }, { templateArchived: true }] }],
  ['ends_before_start', { startsOn: '2026-05-02', endsOn: '2026-05-01' }],
  ['already_over', { endsOn: '2026-03-28' }],
  ['archived', { archived: true }],
])('%s stops it', (blocker, facts) => {
  expect(whatStopsPublishing({ ...READY, ...facts })).toEqual([blocker]);
});

test('its last day may be today', () => {
  expect(whatStopsPublishing({ ...READY, startsOn: '2026-03-29', endsOn: '2026-03-29' })).toEqual([]);
});

test('every reason says what to do', () => {
  for (const blocker of PUBLISH_BLOCKERS) expect(describeBlockers([blocker])).toMatch(/: .+\.$/);
});

test('a withdrawn campaign can be published again, a draft cannot be withdrawn', () => {
  expect(statesBefore(CAMPAIGN_MOVES, 'published')).toEqual(['draft', 'withdrawn']);
  expect(statesBefore(CAMPAIGN_MOVES, 'withdrawn')).toEqual(['published']);
  expect(statesBefore(CAMPAIGN_MOVES, 'draft')).toEqual([]);
});
