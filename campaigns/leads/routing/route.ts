import { type LeadFacts, type Misfit, type Mismatch, makeFit, makeMatcher, type PartnerFacts } from './matching.ts';
import { giveTurn, makePool, type Pool, type Turn, turnsOf } from './pool.ts';
import type { RoutingRule, RoutingRules } from './schema.ts';

/** One rule that was looked at, and what came of it. */
export type PathStep = {
  ruleId: string;
  name: string;
  outcome: 'taken' | 'no_match' | 'nobody_left' | 'channel_manager';
  /** what did not match, for `no_match` */
  because?: Mismatch;
};
/** Why partners of the rules that were looked at did not get this lead: how many, and some of them by name. */
export type PassedOver = Partial<Record<Misfit | 'turn_of_another', { count: number; partnerIds: string[] }>>;

export type Route = { path: PathStep[]; passedOver: PassedOver } & (
  | { kind: 'partner'; rule: RoutingRule; partnerId: string }
  | { kind: 'nobody' }
);

export type Router = {
  /** @param tried partners that had this lead before */
  route(lead: LeadFacts, tried: ReadonlySet<string>): Route;
  /** counts to keep: turns given, and where partners new to a rule began */
  turns(): Turn[];
};

/** Most partners that are named for one reason; with a thousand in a pool, the others are a number. */
const MAX_NAMED = 20;

/**
 * Says to whom leads go, one after the other: the first rule whose conditions hold and that has somebody left; among its
 * partners the one whose turn it is, so that after any number of leads each has had its share by weight, give or take
 * one. Reads nothing and writes nothing: counts begin at `turns` and go on in memory.
 *
 * @param partners active ones only
 * @param turns    turns given so far, of all rules
 * Source: campaigns/leads/README.md, "Route".
 */
export function makeRouter(
  { rules }: RoutingRules,
  partners: ReadonlyMap<string, PartnerFacts>,
  turns: readonly Turn[],
): Router {
  const served = new Map<string, Map<string, number>>();
  for (const turn of turns) {
    const ofRule = served.get(turn.ruleId) ?? new Map<string, number>();
    served.set(turn.ruleId, ofRule.set(turn.partnerId, turn.served));
  }
  const prepared = rules.map((rule) => ({
    ...{ rule, mismatch: makeMatcher(rule), misfit: makeFit(rule) },
    pool: makePool(membersOf(rule, partners), served.get(rule.id)),
  }));
  return {
    route: (lead, tried) => routeThrough(prepared, lead, tried),
    turns: () => prepared.flatMap(({ rule, pool }) => turnsOf(rule.id, pool)),
  };
}

function membersOf({ to }: RoutingRule, partners: ReadonlyMap<string, PartnerFacts>) {
  if (to.kind === 'channel_manager') return [];
  if (to.kind === 'matching') return [...partners.values()].map((partner) => ({ partner, weight: 1 }));
  return to.partners.flatMap(({ partnerId, weight }) => {
    const partner = partners.get(partnerId);
    return partner ? [{ partner, weight }] : [];
  });
}

type Prepared = {
  rule: RoutingRule;
  mismatch: ReturnType<typeof makeMatcher>;
  misfit: ReturnType<typeof makeFit>;
  pool: Pool<PartnerFacts>;
};

function routeThrough(rules: readonly Prepared[], lead: LeadFacts, tried: ReadonlySet<string>): Route {
  const path: PathStep[] = [];
  const passedOver: PassedOver = {};
  for (const { rule, mismatch, misfit, pool } of rules) {
    const step = { ruleId: rule.id, name: rule.name };
    const because = mismatch(lead);
    if (because) {
      path.push({ ...step, outcome: 'no_match', because });
      continue;
    }
    if (rule.to.kind === 'channel_manager') {
      path.push({ ...step, outcome: 'channel_manager' });
      return { kind: 'nobody', path, passedOver };
    }
    const out = pool.partners.map((partner) =>
      tried.has(partner.partnerId) ? 'had_it_before' : misfit(lead, partner),
    );
    passOver(passedOver, pool, (i) => out[i]);
    const place = giveTurn(pool, out);
    const next = pool.partners[place];
    if (!next) {
      path.push({ ...step, outcome: 'nobody_left' });
      continue;
    }
    path.push({ ...step, outcome: 'taken' });
    passOver(passedOver, pool, (i) => (out[i] || i === place ? null : 'turn_of_another'));
    return { kind: 'partner', rule, partnerId: next.partnerId, path, passedOver };
  }
  return { kind: 'nobody', path, passedOver };
}

function passOver(
  passedOver: PassedOver,
  { partners }: Pool<PartnerFacts>,
  becauseOf: (place: number) => keyof PassedOver | null | undefined,
): void {
  for (let i = 0; i < partners.length; i += 1) {
    const because = becauseOf(i);
    if (!because) continue;
    const same = passedOver[because] ?? { count: 0, partnerIds: [] };
    passedOver[because] = same;
    same.count += 1;
    if (same.partnerIds.length < MAX_NAMED) same.partnerIds.push(partners[i]?.partnerId ?? '');
  }
}
