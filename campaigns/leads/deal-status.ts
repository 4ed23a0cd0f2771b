/** States of a deal and the moves between them. */
export const DEAL_MOVES = {
  registered: ['approved', 'rejected', 'lost'],
  approved: ['won', 'lost'],
  rejected: [],
  won: [],
  lost: [],
} as const satisfies Record<string, readonly string[]>;

export type DealStatus = keyof typeof DEAL_MOVES;

/** How long nobody else may register the same customer, from the approval; field practice is 60 to 180. */
export const PROTECTION_DAYS = 90;
