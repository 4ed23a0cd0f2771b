import { z } from 'zod';

/** What decisions cite. The number of the policy version stands beside it. */
export const RULES = [
  'fund_open',
  'activity',
  'window',
  'entry_deadline',
  'lead_time',
  'cost_category',
  'rate',
  'cap',
  'pre_approved',
  'approved_amount',
  'claim_deadline',
  'proof',
  'proof_once',
  'available',
  'auto_limit',
  'person',
] as const;
export type RuleId = (typeof RULES)[number];

/**
 * One line of a decision: which rule of which policy version, what it came to, and what was left after it.
 * `line` is the claim's line, null = the whole; `facts` fill the sentence that people read.
 */
export const CitedLine = z.object({
  line: z.number().int().nullable(),
  rule: z.enum(RULES),
  policy: z.number().int(),
  outcome: z.enum(['met', 'reduced', 'refused', 'person']),
  amountMinor: z.number().int(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CitedLine = z.infer<typeof CitedLine>;

export function isRefused(lines: readonly CitedLine[]): boolean {
  return lines.some(({ outcome }) => outcome === 'refused');
}

/** Makes the lines of one decision: each cites the same policy version. */
export function citing(policy: number) {
  const lines: CitedLine[] = [];
  return {
    lines,
    cite: (
      rule: RuleId,
      outcome: CitedLine['outcome'],
      amountMinor: number,
      facts: CitedLine['facts'] = {},
      line: number | null = null,
    ) => {
      lines.push({ line, rule, policy, outcome, amountMinor, facts });
    },
  };
}
