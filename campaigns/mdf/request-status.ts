/**
 * States of a request and the moves between them. `amended`: approved, and then changed in what was approved; it is
 * decided again, and until then the ledger keeps what it holds.
 */
export const REQUEST_MOVES = {
  draft: ['submitted', 'cancelled'],
  submitted: ['info_requested', 'approved', 'approved_reduced', 'rejected', 'declined', 'cancelled'],
  in_review: ['info_requested', 'approved', 'approved_reduced', 'rejected', 'declined', 'cancelled'],
  info_requested: ['in_review', 'cancelled'],
  approved: ['in_execution', 'awaiting_claim', 'amended', 'closed', 'lapsed', 'cancelled'],
  approved_reduced: ['in_execution', 'awaiting_claim', 'amended', 'closed', 'lapsed', 'cancelled'],
  in_execution: ['awaiting_claim', 'closed', 'lapsed', 'cancelled'],
  awaiting_claim: ['closed', 'lapsed', 'cancelled'],
  amended: ['info_requested', 'approved', 'approved_reduced', 'rejected', 'declined', 'cancelled'],
  rejected: ['draft'],
  declined: [],
  closed: [],
  lapsed: [],
  cancelled: [],
} as const satisfies Record<string, readonly string[]>;

export type RequestStatus = keyof typeof REQUEST_MOVES;
export const REQUEST_STATUSES = Object.keys(REQUEST_MOVES) as RequestStatus[];

/** Waits for the vendor. */
export const REQUESTS_TO_DECIDE: readonly RequestStatus[] = ['submitted', 'in_review', 'amended'];
/** Approved and not yet over: its money is held. */
export const REQUESTS_UNDER_WAY: readonly RequestStatus[] = [
  'approved',
  'approved_reduced',
  'in_execution',
  'awaiting_claim',
];
