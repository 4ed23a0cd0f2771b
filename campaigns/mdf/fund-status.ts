/** States of a fund. `exhausted` is no state but a sight: open, and nothing left to give. */
export const FUND_MOVES = {
  draft: ['open'],
  open: ['closed', 'expired'],
  closed: ['open'],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

export type FundStatus = keyof typeof FUND_MOVES;

/** The states from which a fund may become `to`. */
export function fundStatesBefore(to: FundStatus): FundStatus[] {
  const all = Object.keys(FUND_MOVES) as FundStatus[];
  return all.filter((from) => (FUND_MOVES[from] as readonly string[]).includes(to));
}
