import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { writeLeadEvent } from './internal/write-lead-event.ts';
import { getLead } from './lead-queries.ts';
import type { AddLeadNote } from './schema.ts';

/**
 * A line of the partner's own in a lead's timeline.
 *
 * @throws DomainError not_found
 */
export async function addLeadNote(caller: PartnerCaller, { leadId, text }: AddLeadNote): Promise<void> {
  authorize(caller.actor, 'lead:write');
  await inTransaction(caller, async (ctx) => {
    const { vendorId } = await getLead(ctx, leadId);
    const { partnerId } = ctx.scope;
    await writeLeadEvent(ctx, { vendorId, leadId, partnerId, kind: 'note', data: { text } });
  });
}
