import type { RoutingRule, RoutingRules } from './schema.ts';

export type LeadFacts = { country: string; product: string; language: string; grade: string };
export type PartnerFacts = {
  partnerId: string;
  name: string;
  country: string;
  language: string;
  tierId: string | null;
  groupIds: readonly string[];
};

/** One rule that was looked at, and what came of it. */
export type PathStep = {
  ruleId: string;
  name: string;
  outcome: 'taken' | 'no_match' | 'nobody_left' | 'channel_manager';
  /** what did not match, for `no_match` */
  because?: 'country' | 'product' | 'language' | 'grade';
};
/** Why a partner of the rule that was taken did not get this lead. */
export type PassedOver = {
  partnerId: string;
  because: 'had_it_before' | 'other_country' | 'other_language' | 'other_tier' | 'other_group' | 'turn_of_another';
};

export type Route =
  | {
      kind: 'partner';
      rule: RoutingRule;
      partnerId: string;
      /** counts to keep: this turn, and where partners new to the rule begin */
      turns: { partnerId: string; served: number }[];
      path: PathStep[];
      passedOver: PassedOver[];
    }
  | { kind: 'nobody'; path: PathStep[]; passedOver: PassedOver[] };

/** Turns that partners have had under a rule: `turns.get(ruleId)?.get(partnerId)`. */
export type Turns = Pick<ReadonlyMap<string, ReadonlyMap<string, number>>, 'get'>;

/** Most partners that a trace names; with a thousand in a pool, the rest had their turn before or after. */
const MAX_NAMED = 50;

/**
 * To whom a lead goes: the first rule whose conditions hold and that has somebody left; among its partners the one whose
 * turn it is, so that after any number of leads each has had its share by weight, give or take one.
 *
 * @param partners active ones only
 * @param tried    partners that had this lead before
 * @returns the way it took, and why the others of the rule were passed over
 * Source: campaigns/leads/README.md, "Route".
 */
export function routeOf(
  { rules }: RoutingRules,
  lead: LeadFacts,
  partners: ReadonlyMap<string, PartnerFacts>,
  turns: Turns,
  tried: ReadonlySet<string>,
): Route {
  const path: PathStep[] = [];
  const passed: PassedOver[] = [];
  for (const rule of rules) {
    const step = { ruleId: rule.id, name: rule.name };
    const because = mismatchOf(rule, lead);
    if (because) {
      path.push({ ...step, outcome: 'no_match', because });
      continue;
    }
    if (rule.to.kind === 'channel_manager') {
      path.push({ ...step, outcome: 'channel_manager' });
      return { kind: 'nobody', path, passedOver: passed };
    }
    const { fit, passedOver } = candidatesOf(rule, lead, partners, tried);
    passed.push(...passedOver);
    const next = nextOf(fit, turns.get(rule.id));
    if (!next) {
      path.push({ ...step, outcome: 'nobody_left' });
      continue;
    }
    path.push({ ...step, outcome: 'taken' });
    for (const { partnerId } of fit)
      if (partnerId !== next.partnerId) passed.push({ partnerId, because: 'turn_of_another' });
    return { kind: 'partner', rule, ...next, path, passedOver: passed.slice(0, MAX_NAMED) };
  }
  return { kind: 'nobody', path, passedOver: passed.slice(0, MAX_NAMED) };
}

function mismatchOf({ when }: RoutingRule, lead: LeadFacts): PathStep['because'] | null {
  const has = (list: readonly string[], value: string) =>
    list.length === 0 || list.some((word) => word.toLowerCase() === value.toLowerCase());
  if (!has(when.countries, lead.country)) return 'country';
  if (!has(when.products, lead.product)) return 'product';
  if (when.languages.length > 0 && !when.languages.some((language) => isSameLanguage(language, lead.language)))
    return 'language';
  return has(when.grades, lead.grade) ? null : 'grade';
}

function isSameLanguage(a: string, b: string): boolean {
  const [first, second] = [a.toLowerCase().split('-')[0], b.toLowerCase().split('-')[0]];
  return first === second && first !== '';
}

type Candidate = { partnerId: string; weight: number };

function candidatesOf(
  { to }: RoutingRule,
  lead: LeadFacts,
  partners: ReadonlyMap<string, PartnerFacts>,
  tried: ReadonlySet<string>,
): { fit: Candidate[]; passedOver: PassedOver[] } {
  const passedOver: PassedOver[] = [];
  const fit: Candidate[] = [];
  if (to.kind === 'channel_manager') return { fit, passedOver };
  const pool =
    to.kind === 'partners'
      ? to.partners.filter(({ partnerId }) => partners.has(partnerId))
      : [...partners.keys()].map((partnerId) => ({ partnerId, weight: 1 }));
  for (const { partnerId, weight } of pool) {
    const partner = partners.get(partnerId);
    if (!partner) continue;
    const because = tried.has(partnerId)
      ? 'had_it_before'
      : to.kind === 'matching'
        ? misfitOf(to, lead, partner)
        : null;
    if (because) passedOver.push({ partnerId, because });
    else fit.push({ partnerId, weight });
  }
  return { fit, passedOver };
}

type Matching = Extract<RoutingRule['to'], { kind: 'matching' }>;

function misfitOf(to: Matching, lead: LeadFacts, partner: PartnerFacts): PassedOver['because'] | null {
  if (to.sameCountry && partner.country.toUpperCase() !== lead.country.toUpperCase()) return 'other_country';
  if (to.sameLanguage && !isSameLanguage(partner.language, lead.language)) return 'other_language';
  if (to.tierIds.length > 0 && !to.tierIds.some((id) => id === partner.tierId)) return 'other_tier';
  if (to.groupIds.length > 0 && !to.groupIds.some((id) => partner.groupIds.includes(id))) return 'other_group';
  return null;
}

type Turn = { partnerId: string; served: number };

/**
 * Whoever would be least ahead of its share after this turn; of equals the one with the smaller id. Who is new to the
 * rule begins level with the one that had least, so that it neither waits nor gets everything.
 */
function nextOf(
  candidates: readonly Candidate[],
  turns: ReadonlyMap<string, number> | undefined,
): { partnerId: string; turns: Turn[] } | null {
  const shares = candidates.flatMap(({ partnerId, weight }) => {
    const served = turns?.get(partnerId);
    return served === undefined ? [] : [served / weight];
  });
  const level = shares.reduce((least, share) => Math.min(least, share), shares[0] ?? 0);
  let best: (Turn & { ahead: number }) | null = null;
  const fresh: Turn[] = [];
  for (const { partnerId, weight } of candidates) {
    const known = turns?.get(partnerId);
    const served = known ?? Math.floor(level * weight);
    if (known === undefined) fresh.push({ partnerId, served });
    const ahead = (served + 1) / weight;
    if (!best || ahead < best.ahead || (ahead === best.ahead && partnerId < best.partnerId))
      best = { partnerId, served, ahead };
  }
  if (!best) return null;
  return { partnerId: best.partnerId, turns: [...fresh, { partnerId: best.partnerId, served: best.served + 1 }] };
}
