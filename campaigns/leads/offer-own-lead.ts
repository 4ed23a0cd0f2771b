import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { LeadId, VendorId } from '#campaigns/kernel/ids.ts';
import { sayReason } from './assignment-reason.ts';
import { newAssignment } from './internal/new-assignment.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import { DEFAULT_ROUTING } from './routing/default-rules.ts';

const OWN_RULE = sayReason({ kind: 'own' });

/**
 * Offers a partner's own lead to its people. It never goes to another partner, whatever the vendor's rules say. Doing it
 * again changes nothing.
 */
export async function offerOwnLead(
  caller: PartnerCaller,
  input: { vendorId: VendorId; leadId: LeadId },
): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { vendorId, leadId } = input;
    const now = ctx.clock.now();
    const [lead] = await ctx.db.lead.updateManyAndReturn({
      where: { vendorId, id: leadId, origin: 'partner', status: 'qualified' },
      data: { status: 'offered', hops: { increment: 1 }, updatedAt: now },
      select: { hops: true },
    });
    if (!lead) return;
    const partner = await ctx.db.partner.findUnique({ where: { id: partnerId }, select: { timeZone: true } });
    const hops = await ctx.db.assignment.count({ where: { vendorId, leadId } });
    const assignment = newAssignment(
      { vendorId, leadId, partnerId, hop: hops + 1, origin: 'partner', reason: OWN_RULE },
      { window: DEFAULT_ROUTING.window, timeZone: partner?.timeZone ?? 'UTC', now },
    );
    await ctx.db.assignment.createMany({ data: [assignment] });
    await writeLeadEvent(ctx, { vendorId, leadId, kind: 'offered', data: { reason: OWN_RULE, hop: lead.hops } });
    await emit(ctx, { type: 'lead.offered', vendorId, partnerId, assignmentId: assignment.id });
  });
}
