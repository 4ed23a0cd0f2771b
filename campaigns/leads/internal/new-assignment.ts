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

type Given = Pick<NewAssignment, 'vendorId' | 'leadId' | 'partnerId' | 'hop' | 'origin' | 'reason'>;

/** An offer's row: due at once, because it is to be mailed; its window counted in the partner's business hours. */
export function newAssignment(
  given: Given,
  { window, timeZone, now }: { window: RoutingRules['window']; timeZone: string; now: Date },
): NewAssignment {
  return makeOffers(window, now)(given, timeZone);
}

/** Many offers of one moment: their window is counted once per zone. */
export function makeOffers(
  window: RoutingRules['window'],
  now: Date,
): (given: Given, timeZone: string) => NewAssignment {
  const windows = new Map<string, Pick<NewAssignment, 'remindAt' | 'expiresAt'>>();
  return (given, timeZone) => {
    const known = windows.get(timeZone) ?? {
      remindAt: afterBusinessHours(now, window.remindHours, window, timeZone),
      expiresAt: afterBusinessHours(now, window.acceptHours, window, timeZone),
    };
    windows.set(timeZone, known);
    return { ...given, ...known, id: newId('assignment'), offeredAt: now, dueAt: now };
  };
}
