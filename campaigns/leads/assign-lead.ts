import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { LeadId, PartnerId } from '#campaigns/kernel/ids.ts';
import { sayReason } from './assignment-reason.ts';
import { newAssignment } from './internal/new-assignment.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import { routingInForce } from './routing/routing-in-force.ts';

/**
 * A person of the vendor gives a lead that nobody took to a partner, past all rules; also to one that had it before.
 *
 * @throws DomainError not_found; conflict when the lead does not wait for a decision; invalid for no active partner
 */
export async function assignLead(caller: VendorCaller, input: { leadId: LeadId; partnerId: PartnerId }): Promise<void> {
  authorize(caller.actor, 'lead_rules:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = ctx.scope;
    const { leadId, partnerId } = input;
    const lead = await ctx.db.lead.findFirst({
      where: { vendorId, id: leadId, origin: 'vendor' },
      select: { id: true },
    });
    if (!lead) throw notFound('lead', leadId);
    const partnership = await ctx.db.partnership.findFirst({
      where: { vendorId, partnerId, status: 'active' },
      select: { partner: { select: { timeZone: true } } },
    });
    if (!partnership)
      throw new DomainError('invalid', `${partnerId} is no active partner of ${vendorId}`, {
        show: 'Choose a partner that you work with.',
        fields: { partnerId: 'Choose a partner that you work with.' },
      });
    const now = ctx.clock.now();
    const [moved] = await ctx.db.lead.updateManyAndReturn({
      where: { vendorId, id: leadId, status: { in: ['unassigned', 'qualified', 'nurturing'] } },
      data: { status: 'offered', partnerId, statusReason: '', hops: { increment: 1 }, updatedAt: now },
      select: { hops: true },
    });
    if (!moved)
      throw new DomainError('conflict', `lead ${leadId} waits for nobody`, {
        show: 'A partner has this lead already. Nothing was changed.',
      });
    const { rules } = await routingInForce(ctx);
    const by = actorName(ctx.actor);
    const hop = (await ctx.db.assignment.count({ where: { vendorId, leadId } })) + 1;
    const assignment = newAssignment(
      { vendorId, leadId, partnerId, hop, origin: 'vendor', reason: sayReason({ kind: 'given', by }) },
      { window: rules.window, timeZone: partnership.partner.timeZone, now },
    );
    await ctx.db.assignment.createMany({ data: [assignment] });
    await writeLeadEvent(ctx, {
      vendorId,
      leadId,
      partnerId,
      kind: 'offered',
      data: { reason: assignment.reason, hop },
    });
    await emit(ctx, { type: 'lead.offered', vendorId, partnerId, assignmentId: assignment.id });
    await audit(ctx, { action: 'lead.assigned', objectType: 'lead', objectId: leadId, after: { partnerId } });
  });
}
