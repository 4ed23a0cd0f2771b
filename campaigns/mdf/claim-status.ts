/** States of a claim and the moves between them. A rejected one can be mended and submitted again until its deadline. */
export const CLAIM_MOVES = {
  draft: ['submitted', 'cancelled'],
  submitted: ['in_review', 'approved', 'approved_partial', 'declined', 'cancelled'],
  in_review: ['info_requested', 'approved', 'approved_partial', 'rejected', 'declined'],
  info_requested: ['in_review', 'cancelled'],
  rejected: ['draft'],
  approved: ['payment_scheduled', 'part_paid', 'paid'],
  approved_partial: ['payment_scheduled', 'part_paid', 'paid'],
  payment_scheduled: ['part_paid', 'paid', 'approved', 'approved_partial'],
  part_paid: ['payment_scheduled', 'part_paid', 'paid'],
  paid: ['clawback_open'],
  clawback_open: ['recovered', 'offset', 'waived'],
  declined: [],
  cancelled: [],
  recovered: [],
  offset: [],
  waived: [],
} as const satisfies Record<string, readonly string[]>;

export type ClaimStatus = keyof typeof CLAIM_MOVES;
export const CLAIM_STATUSES = Object.keys(CLAIM_MOVES) as ClaimStatus[];

/** Its partner may still change it, or add to its proof. */
export function isWithPartner(status: ClaimStatus): boolean {
  return status === 'draft' || status === 'rejected' || status === 'info_requested';
}

/** Approved, and not all of it is paid. */
export const CLAIMS_TO_PAY: readonly ClaimStatus[] = ['approved', 'approved_partial', 'part_paid'];
