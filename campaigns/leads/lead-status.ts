import type { LeadStatus } from './schema.ts';

/**
 * States of a lead and the moves between them. `qualified` again from `offered`: the offer was declined or ran out;
 * again from `won` and `lost`: the person came back.
 */
export const LEAD_MOVES = {
  nurturing: ['qualified'],
  qualified: ['offered', 'unassigned'],
  offered: ['accepted', 'qualified', 'unassigned', 'lost'],
  unassigned: ['offered', 'accepted', 'lost'],
  accepted: ['registered', 'lost'],
  registered: ['won', 'lost', 'accepted'],
  won: ['qualified'],
  lost: ['qualified'],
} as const satisfies Record<LeadStatus, readonly LeadStatus[]>;

/** The states from which a lead may become `to`. */
export function statusesBefore(to: LeadStatus): LeadStatus[] {
  const all = Object.entries(LEAD_MOVES) as [LeadStatus, readonly LeadStatus[]][];
  return all.filter(([, next]) => next.includes(to)).map(([from]) => from);
}
