import { type AssignmentId, newId, type PartnerId, type VendorId } from '#campaigns/kernel/ids.ts';
import { afterBusinessHours } from '../routing/business-hours.ts';
import type { RoutingRules } from '../routing/schema.ts';

export type NewAssignment = {
  vendorId: VendorId;
  id: AssignmentId;
  leadId: string;
  partnerId: PartnerId;
  hop: number;
  origin: 'vendor' | 'partner';
  reason: string;
  offeredAt: Date;
  remindAt: Date;
  expiresAt: Date;
  dueAt: Date;
};

/** An offer's row: due at once, because it is to be mailed; its window counted in the partner's business hours. */
export function newAssignment(
  given: Pick<NewAssignment, 'vendorId' | 'leadId' | 'partnerId' | 'hop' | 'origin' | 'reason'>,
  { window, timeZone, now }: { window: RoutingRules['window']; timeZone: string; now: Date },
): NewAssignment {
  return {
    ...given,
    id: newId('assignment'),
    offeredAt: now,
    dueAt: now,
    remindAt: afterBusinessHours(now, window.remindHours, window, timeZone),
    expiresAt: afterBusinessHours(now, window.acceptHours, window, timeZone),
  };
}
