import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { LeadView } from '../lead-queries.ts';
import { addLeadTotals } from '../totals.sql.ts';
import { writeLeadEvent } from './write-lead-event.ts';

/** Takes a partner's own lead that waits because nobody answered. @returns whether it did wait */
export async function takeWaitingLead(
  ctx: PartnerCtx,
  { id: leadId, vendorId, launchId, contactId }: LeadView,
): Promise<boolean> {
  const { partnerId } = ctx.scope;
  const by = actorName(ctx.actor);
  const now = ctx.clock.now();
  const { count } = await ctx.db.lead.updateMany({
    where: { vendorId, id: leadId, origin: 'partner', status: 'unassigned' },
    data: { status: 'accepted', statusReason: '', acceptedAt: now, acceptedBy: by, updatedAt: now },
  });
  if (count === 0) return false;
  await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'accepted', data: { by } });
  await audit(ctx, { action: 'lead.accepted', objectType: 'lead', objectId: leadId });
  await addLeadTotals(ctx, vendorId, [{ launchId, accepted: 1 }]);
  await emit(ctx, { type: 'lead.accepted', vendorId, leadId, partnerId, ...(contactId ? { contactId } : {}) });
  return true;
}
