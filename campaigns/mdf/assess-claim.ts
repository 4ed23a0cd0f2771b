import { shareOf, splitMinor } from '#campaigns/kernel/money.ts';
import type { FundFacts } from './assess-request.ts';
import { addDays } from './days.ts';
import { termsOf } from './policy.ts';
import { type CitedLine, citing, isRefused } from './rules.ts';
import type { ActivityType, CostCategory, PolicyRules, ProofKind } from './schema.ts';

export type ClaimFacts = {
  fund: Pick<FundFacts, 'startsOn' | 'endsOn'>;
  rules: PolicyRules;
  policy: number;
  activity: ActivityType;
  startsOn: string;
  endsOn: string;
  /** what was approved before the money was spent; null = nothing was */
  request: { approvedMinor: number; claimBy: string } | null;
  /** what was spent, in minor units */
  lines: readonly { number: number; category: CostCategory; amountMinor: number }[];
  proof: readonly ProofKind[];
  /** names of files that prove another claim as well */
  repeated: readonly string[];
  /** what the ledger has for it: held for its request, or free */
  availableMinor: number;
  /** the last link of the evidence's chain */
  chain: string;
  /** the vendor's day on which it was submitted */
  today: string;
};

export type LineVerdict = { number: number; verdict: 'approved' | 'refused' | 'open'; amountMinor: number };

export type ClaimAssessment = {
  /** a rule stops the whole claim */
  refused: boolean;
  /** what is asked for: the share of everything that was spent */
  claimedMinor: number;
  /** what the rules give, people's decisions apart */
  amountMinor: number;
  missing: ProofKind[];
  claimBy: string;
  verdicts: LineVerdict[];
  lines: CitedLine[];
};

type Cite = ReturnType<typeof citing>['cite'];
type Terms = ReturnType<typeof termsOf>;

/**
 * What the rules say about a claim, line by line. A line that meets every rule is approved while the sum of such lines
 * is within the limit; one that a rule cuts or that is above it waits for a person; a kind of cost that is never paid is
 * refused.
 *
 * Source: guards of campaigns/mdf/README.md.
 */
export function assessClaim(facts: ClaimFacts): ClaimAssessment {
  const { rules } = facts;
  const { lines, cite } = citing(facts.policy);
  const terms = termsOf(rules, facts.activity);
  const spent = facts.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const claimBy = facts.request?.claimBy ?? addDays(facts.endsOn, rules.claimDays);
  const missing = (terms?.proof ?? []).filter((kind) => !facts.proof.includes(kind));
  citeWhole(facts, { terms, spent, claimBy, missing, cite });
  const shares = facts.lines.map((line) => shareOf(line.amountMinor, terms?.rateBps ?? 0));
  const refused = isRefused(lines);
  const given = giveShares(facts, { terms, shares, cite });
  const alone = facts.repeated.length === 0 && !refused;
  const verdicts = decideLines(facts, given, { alone, cite });
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  return {
    ...{ refused, missing, claimBy, lines, verdicts },
    claimedMinor: sum(shares),
    amountMinor: refused ? 0 : sum(given.map(({ amountMinor }) => amountMinor)),
  };
}

function citeWhole(
  facts: ClaimFacts,
  {
    terms,
    spent,
    claimBy,
    missing,
    cite,
  }: { terms: Terms; spent: number; claimBy: string; missing: ProofKind[]; cite: Cite },
): void {
  const { fund, rules, today, request } = facts;
  const met = (ok: boolean) => (ok ? 'met' : 'refused');
  cite('activity', met(terms !== null), spent, { activity: facts.activity });
  const inWindow = facts.startsOn >= fund.startsOn && facts.endsOn <= fund.endsOn && facts.endsOn <= today;
  cite('window', met(inWindow), spent, { from: fund.startsOn, to: today < fund.endsOn ? today : fund.endsOn });
  cite('pre_approved', met(request !== null || rules.directClaims), spent, { before: request ? 'yes' : 'no' });
  cite('claim_deadline', met(today <= claimBy), spent, { until: claimBy });
  cite('proof', met(missing.length === 0), spent, { missing: missing.join(', '), chain: facts.chain });
  if (facts.repeated.length > 0) cite('proof_once', 'person', spent, { files: facts.repeated.join(', ') });
}

type Given = { number: number; amountMinor: number; cut: boolean; paidFor: boolean };

/** Each line's share, cut to what the cap, the approval and the ledger leave. */
function giveShares(
  facts: ClaimFacts,
  { terms, shares, cite }: { terms: Terms; shares: readonly number[]; cite: Cite },
): Given[] {
  const rateBps = terms?.rateBps ?? 0;
  const given = facts.lines.map(({ number, category }, at) => {
    const paidFor = !facts.rules.ineligible.includes(category);
    const amountMinor = paidFor ? (shares[at] ?? 0) : 0;
    cite('cost_category', paidFor ? 'met' : 'refused', amountMinor, { category }, number);
    if (paidFor) cite('rate', 'met', amountMinor, { bps: rateBps }, number);
    return { number, amountMinor, cut: false, paidFor };
  });
  const limits = [
    ...(terms?.capMinor == null ? [] : [['cap', terms.capMinor] as const]),
    ...(facts.request ? [['approved_amount', facts.request.approvedMinor] as const] : []),
    ['available', Math.max(0, facts.availableMinor)] as const,
  ];
  for (const [rule, limit] of limits) cutTo(given, rule, limit, cite);
  return given;
}

function cutTo(given: Given[], rule: 'cap' | 'approved_amount' | 'available', limit: number, cite: Cite): void {
  const total = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (total <= limit) return;
  const parts = splitMinor(
    limit,
    given.map(({ amountMinor }) => amountMinor),
  );
  for (const [at, line] of given.entries()) {
    const part = parts[at] ?? 0;
    if (part === line.amountMinor) continue;
    line.amountMinor = part;
    line.cut = true;
    cite(rule, 'reduced', part, { limit }, line.number);
  }
}

function decideLines(
  { rules }: ClaimFacts,
  given: readonly Given[],
  { alone, cite }: { alone: boolean; cite: Cite },
): LineVerdict[] {
  let sum = 0;
  return given.map(({ number, amountMinor, cut, paidFor }) => {
    if (!paidFor) return { number, verdict: 'refused', amountMinor: 0 };
    const limit = rules.autoApproveMinor;
    const byRule = alone && !cut && amountMinor > 0 && sum + amountMinor <= limit;
    cite('auto_limit', byRule ? 'met' : 'person', amountMinor, { limit }, number);
    if (byRule) sum += amountMinor;
    return { number, verdict: byRule ? 'approved' : 'open', amountMinor };
  });
}
