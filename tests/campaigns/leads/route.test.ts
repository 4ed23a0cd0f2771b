import { expect, test } from 'vitest';
import { newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { afterBusinessHours } from '#campaigns/leads/routing/business-hours.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import type { PartnerFacts } from '#campaigns/leads/routing/matching.ts';
import { makeRouter } from '#campaigns/leads/routing/route.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { packPath, unpackPath } from '#campaigns/leads/routing/trace.ts';

const rule = (given: Record<string, unknown>) =>
  RoutingRule.parse({ id: newId('routingRule'), name: 'A rule', when: {}, to: { kind: 'channel_manager' }, ...given });
const rules = (...list: RoutingRule[]) => ({ ...DEFAULT_ROUTING, rules: list });
const LEAD = { country: 'DE', product: 'Solar', language: 'de-AT', grade: 'A1' };

function partners(...given: Partial<PartnerFacts>[]): Map<string, PartnerFacts> {
  const all = given.map((one) => ({
    ...{ partnerId: newId('partner'), name: 'P', country: 'DE', language: 'de', tierId: null, groupIds: [] },
    ...one,
  }));
  return new Map(all.map((one) => [one.partnerId, one]));
}
const ids = (all: Map<string, PartnerFacts>) => [...all.keys()] as PartnerId[];

test('the first rule that holds decides; the path says of each before it why it did not', () => {
  const all = partners({});
  const [here] = ids(all);
  const wind = rule({ name: 'Wind', when: { products: ['Wind'] } });
  const german = rule({
    name: 'Germany',
    when: { countries: ['de'] },
    to: { kind: 'partners', partners: [{ partnerId: here, weight: 1 }] },
  });
  const route = makeRouter(rules(wind, german), all, []).route(LEAD, new Set());
  expect(route).toMatchObject({
    ...{ kind: 'partner', partnerId: here },
    path: [
      { name: 'Wind', outcome: 'no_match', because: 'product' },
      { name: 'Germany', outcome: 'taken' },
    ],
  });
});

test('a territory takes partners of the lead’s country and language, and says why the others were passed over', () => {
  const all = partners({}, { country: 'FR' }, { language: 'fr' }, {});
  const [first, french, speaking, second] = ids(all);
  const near = rule({ to: { kind: 'matching', sameCountry: true, sameLanguage: true } });
  const route = makeRouter(rules(near), all, []).route(LEAD, new Set([first ?? '']));
  expect(route).toMatchObject({ kind: 'partner', partnerId: second });
  expect(route.passedOver).toEqual({
    had_it_before: { count: 1, partnerIds: [first] },
    other_country: { count: 1, partnerIds: [french] },
    other_language: { count: 1, partnerIds: [speaking] },
  });
});

test('turns go by weight: after 100 leads 5 to 3 to 2 have had 50, 30 and 20', () => {
  const all = partners({}, {}, {});
  const weights = [5, 3, 2];
  const pool = rule({
    to: { kind: 'partners', partners: ids(all).map((partnerId, i) => ({ partnerId, weight: weights[i] })) },
  });
  const router = makeRouter(rules(pool), all, []);
  const given = Array.from({ length: 100 }, () => router.route(LEAD, new Set()));
  const had = (id: string) => given.filter((route) => route.kind === 'partner' && route.partnerId === id).length;
  expect(ids(all).map(had)).toEqual([50, 30, 20]);
  const served = new Map(router.turns().map((turn) => [turn.partnerId, turn.served]));
  expect(
    ids(all).map((id) => served.get(id)),
    'the counts to keep',
  ).toEqual([50, 30, 20]);
});

test('who joins late neither waits nor gets everything', () => {
  const all = partners({}, {}, {});
  const pool = rule({ to: { kind: 'matching' } });
  const [a, b, late] = ids(all);
  const router = makeRouter(rules(pool), all, [
    { ruleId: pool.id, partnerId: a ?? '', served: 500 },
    { ruleId: pool.id, partnerId: b ?? '', served: 501 },
  ]);
  router.route(LEAD, new Set());
  const begins = router.turns().find(({ partnerId }) => partnerId === late);
  // 501 where its turn came at once: the one with 500 has as good a right.
  expect([500, 501]).toContain(begins?.served);
});

test('a rule whose partners all had the lead gives way to the next; without one, nobody gets it', () => {
  const all = partners({});
  const [only] = ids(all);
  const route = makeRouter(rules(rule({ to: { kind: 'matching' } })), all, []).route(LEAD, new Set([only ?? '']));
  expect(route).toMatchObject({ kind: 'nobody', path: [{ outcome: 'nobody_left' }] });
});

test('a window runs in the partner’s business hours: over the weekend, and over the night clocks change', () => {
  const { window } = DEFAULT_ROUTING;
  const friday = new Date('2026-03-27T15:00:00Z'); // 16:00 in Berlin, one hour left; clocks change on Sunday
  expect(afterBusinessHours(friday, 8, window, 'Europe/Berlin')).toEqual(new Date('2026-03-30T14:00:00Z'));
  expect(afterBusinessHours(new Date('2026-03-28T03:00:00Z'), 1, window, 'Asia/Tokyo')).toEqual(
    new Date('2026-03-30T01:00:00Z'),
  );
});

test('a way past many rules is kept as one letter each and read back as it was', () => {
  const all = partners({}, {});
  const [here] = ids(all);
  const list = rules(
    rule({ name: 'Wind', when: { products: ['Wind'] } }),
    rule({ name: 'France', when: { countries: ['FR'] } }),
    rule({ name: 'Spanish', when: { languages: ['es'] } }),
    rule({ name: 'Cold', when: { grades: ['C3'] } }),
    rule({ name: 'Left', to: { kind: 'partners', partners: [{ partnerId: here, weight: 1 }] } }),
    rule({ name: 'Everybody', to: { kind: 'matching' } }),
  );
  const { path } = makeRouter(list, all, []).route(LEAD, new Set([here ?? '']));
  expect(packPath(path)).toBe('pclgnt');
  expect(unpackPath('pclgnt', list.rules)).toEqual(path);
  expect(unpackPath('m', [rule({ name: 'A person' })])).toMatchObject([
    { name: 'A person', outcome: 'channel_manager' },
  ]);
});

test('of a thousand that were passed over twenty are named and all are counted', () => {
  const all = partners(...Array.from({ length: 1_000 }, () => ({})));
  const route = makeRouter(rules(rule({ to: { kind: 'matching' } })), all, []).route(LEAD, new Set());
  expect(route.passedOver.turn_of_another?.count).toBe(999);
  expect(route.passedOver.turn_of_another?.partnerIds).toHaveLength(20);
});
