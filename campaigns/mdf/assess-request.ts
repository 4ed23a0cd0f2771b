import { shareOf } from '#campaigns/kernel/money.ts';
import { addDays, addWorkingDays } from './days.ts';
import { termsOf } from './policy.ts';
import { type CitedLine, citing, isRefused } from './rules.ts';
import type { ActivityType, PolicyRules, ProofKind } from './schema.ts';

export type FundFacts = { status: string; startsOn: string; endsOn: string; requestUntil: string };

export type RequestFacts = {
  fund: FundFacts;
  rules: PolicyRules;
  /** number of the policy version that `rules` are of */
  policy: number;
  activity: ActivityType;
  startsOn: string;
  endsOn: string;
  costMinor: number;
  /** what is asked for; null = the share that the rules give */
  requestedMinor: number | null;
  /** what the partner has left, open requests taken off */
  availableMinor: number;
  /** the vendor's day */
  today: string;
};

export type RequestAssessment = {
  paid: boolean;
  /** what the rules give; 0 when refused */
  amountMinor: number;
  /** the last day to claim, and the day by which a claim of that day would be paid */
  claimBy: string;
  paidBy: string;
  proof: ProofKind[];
  lines: CitedLine[];
};

/**
 * What the rules say about an activity that is planned: paid or not, how much, by when, with which proof. The same rule
 * answers a partner's dry run and decides its request.
 *
 * @returns lines in the order in which the rules were asked; the amount is min(asked, share, cap, what is left)
 * Source: guards of campaigns/mdf/README.md.
 */
export function assessRequest(facts: RequestFacts): RequestAssessment {
  const { rules, fund, costMinor, today } = facts;
  const { lines, cite } = citing(facts.policy);
  const terms = termsOf(rules, facts.activity);
  const met = (ok: boolean) => (ok ? 'met' : 'refused');
  cite('fund_open', met(fund.status === 'open'), costMinor);
  cite('activity', met(terms !== null), costMinor, { activity: facts.activity });
  const inWindow = facts.startsOn >= fund.startsOn && facts.endsOn <= fund.endsOn;
  cite('window', met(inWindow), costMinor, { from: fund.startsOn, to: fund.endsOn });
  cite('entry_deadline', met(today <= fund.requestUntil), costMinor, { until: fund.requestUntil });
  const earliest = addWorkingDays(today, rules.leadWorkingDays);
  cite('lead_time', met(facts.startsOn >= earliest), costMinor, { days: rules.leadWorkingDays, earliest });
  const amountMinor = citeAmount(facts, terms, cite);
  const claimBy = addDays(facts.endsOn, rules.claimDays);
  const paid = !isRefused(lines) && amountMinor > 0;
  return {
    paid,
    amountMinor: paid ? amountMinor : 0,
    claimBy,
    paidBy: addDays(claimBy, rules.payDays),
    proof: terms?.proof ?? [],
    lines,
  };
}

type Cite = ReturnType<typeof citing>['cite'];

function citeAmount(facts: RequestFacts, terms: ReturnType<typeof termsOf>, cite: Cite): number {
  const rateBps = terms?.rateBps ?? 0;
  const share = shareOf(facts.costMinor, rateBps);
  const asked = facts.requestedMinor ?? share;
  let amount = Math.min(asked, share);
  cite('rate', asked > share ? 'reduced' : 'met', amount, { bps: rateBps });
  if (terms?.capMinor != null) {
    cite('cap', amount > terms.capMinor ? 'reduced' : 'met', Math.min(amount, terms.capMinor), { cap: terms.capMinor });
    amount = Math.min(amount, terms.capMinor);
  }
  const left = Math.max(0, facts.availableMinor);
  const outcome = left === 0 ? 'refused' : amount > left ? 'reduced' : 'met';
  amount = Math.min(amount, left);
  cite('available', outcome, amount, { available: left });
  return amount;
}
