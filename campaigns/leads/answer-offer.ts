import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { ContactId, LeadId, VendorId } from '#campaigns/kernel/ids.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import type { AnswerOffer } from './schema.ts';
import { addLeadTotals } from './totals.sql.ts';

/**
 * A partner takes a lead, or lets it go. The first answer counts, whoever gives it; a lead that was let go is offered to
 * the next, except a partner's own, which is closed.
 *
 * @param by who answers, where nobody is signed in: the address that the offer was mailed to
 * @throws DomainError not_found; conflict when it is answered, or its time is over
 */
export async function answerOffer(
  caller: PartnerCaller,
  input: AnswerOffer & { by?: string },
): Promise<{ leadId: LeadId; vendorId: VendorId }> {
  authorize(caller.actor, 'lead:write');
  return inTransaction(caller, async (ctx) => {
    const { partnerId } = ctx.scope;
    const { assignmentId, answer, reason } = input;
    const offer = await ctx.db.assignment.findFirst({
      where: { partnerId, id: assignmentId },
      select: { vendorId: true, leadId: true, state: true, origin: true, answeredBy: true },
    });
    if (!offer) throw notFound('offer', assignmentId);
    const by = input.by ?? actorName(ctx.actor);
    const now = ctx.clock.now();
    const { count } = await ctx.db.assignment.updateMany({
      where: { vendorId: offer.vendorId, id: assignmentId, state: 'offered' },
      data: {
        ...{ answeredAt: now, answeredBy: by },
        ...(answer === 'accept'
          ? { state: 'accepted', dueAt: null }
          : // Due at once: the vendor's lead goes to the next, whatever becomes of this process.
            { state: 'declined', declineReason: reason, dueAt: offer.origin === 'vendor' ? now : null }),
      },
    });
    if (count === 0) throw alreadyOver(assignmentId, offer);
    const [vendorId, leadId] = [offer.vendorId as VendorId, offer.leadId as LeadId];
    if (answer === 'accept') await accept(ctx, { vendorId, leadId, by });
    else await decline(ctx, { vendorId, leadId, by, reason, own: offer.origin === 'partner' });
    const action = answer === 'accept' ? 'lead.accepted' : 'lead.declined';
    await audit(ctx, { action, objectType: 'lead', objectId: leadId });
    return { leadId, vendorId };
  });
}

type Answered = { vendorId: VendorId; leadId: LeadId; by: string };

async function accept(ctx: PartnerCtx, { vendorId, leadId, by }: Answered): Promise<void> {
  const { partnerId } = ctx.scope;
  const now = ctx.clock.now();
  const [lead] = await ctx.db.lead.updateManyAndReturn({
    where: { vendorId, id: leadId, status: 'offered' },
    data: { status: 'accepted', acceptedAt: now, acceptedBy: by, updatedAt: now },
    select: { contactId: true, launchId: true, origin: true },
  });
  if (!lead) throw alreadyOver(leadId, { state: 'expired', answeredBy: '' });
  await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'accepted', data: { by } });
  if (lead.origin === 'partner') await addLeadTotals(ctx, vendorId, [{ launchId: lead.launchId, accepted: 1 }]);
  const contact = lead.contactId ? { contactId: lead.contactId as ContactId } : {};
  await emit(ctx, { type: 'lead.accepted', vendorId, leadId, partnerId, ...contact });
}

async function decline(
  ctx: PartnerCtx,
  { vendorId, leadId, by, reason, own }: Answered & { reason: string; own: boolean },
): Promise<void> {
  const { partnerId } = ctx.scope;
  if (own)
    await ctx.db.lead.updateMany({
      where: { vendorId, id: leadId, status: 'offered' },
      data: { status: 'lost', statusReason: reason, updatedAt: ctx.clock.now() },
    });
  await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'declined', data: { by, reason } });
  await emit(ctx, { type: 'lead.declined', vendorId, leadId, partnerId });
}

function alreadyOver(id: string, { state, answeredBy }: { state: string; answeredBy: string }): DomainError {
  const show =
    state === 'accepted'
      ? `${answeredBy} has accepted this lead already.`
      : state === 'declined'
        ? `${answeredBy} has declined this lead already.`
        : 'The time for this lead is over. It went to somebody else.';
  return new DomainError('conflict', `offer ${id} is ${state}`, { show });
}
