/** States of a fund. `exhausted` is no state but a sight: open, and nothing left to give. */
export const FUND_MOVES = {
  draft: ['open'],
  open: ['closed', 'expired'],
  closed: ['open'],
  expired: [],
} as const satisfies Record<string, readonly string[]>;

export type FundStatus = keyof typeof FUND_MOVES;
