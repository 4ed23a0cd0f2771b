import type { Ctx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { rulesInForce } from '../scoring/rules-in-force.ts';
import { type Score, scoreOf } from '../scoring/score.ts';
import { addLeadTotals } from '../totals.sql.ts';
import { type LeadTouch, lockLeads, touchesOf, writeScores } from '../touches.sql.ts';
import { writeLeadEvent } from './write-lead-event.ts';

const LEAD = {
  ...{ id: true, origin: true, status: true, partnerId: true, contactId: true, launchId: true, grade: true },
  ...{ email: true, company: true, jobTitle: true, country: true, product: true, phone: true },
} as const;

/**
 * Counts these leads anew from all their touches: doing it again gives the same. A nurturing lead that crosses the line
 * is qualified, once.
 *
 * @param reopen leads that are closed and whose person has just come back
 */
export async function rescoreLeads(
  ctx: Ctx,
  vendorId: VendorId,
  leadIds: readonly string[],
  reopen: ReadonlySet<string> = new Set(),
): Promise<void> {
  if (leadIds.length === 0) return;
  await lockLeads(ctx, vendorId, leadIds);
  const { ruleSetId, rules } = await rulesInForce(ctx, vendorId);
  const leads = await ctx.db.lead.findMany({ where: { vendorId, id: { in: [...leadIds] } }, select: LEAD });
  const touches = new Map<string, LeadTouch[]>(leadIds.map((id) => [id, []]));
  for (const touch of await touchesOf(ctx, vendorId, leadIds)) touches.get(touch.leadId)?.push(touch);
  const now = ctx.clock.now();
  const scored = leads.map((lead) => ({ lead, score: scoreOf(rules, lead, touches.get(lead.id) ?? [], now) }));
  await writeScores(
    ctx,
    vendorId,
    ruleSetId,
    scored.map(({ lead, score }) => ({ ...score, leadId: lead.id as LeadId })),
  );
  for (const { lead, score } of scored) {
    const closed = reopen.has(lead.id) && (lead.status === 'won' || lead.status === 'lost');
    if (closed || (lead.status === 'nurturing' && score.qualified)) await qualify(ctx, vendorId, lead, score);
  }
}

type Row = {
  id: string;
  origin: string;
  partnerId: string | null;
  contactId: string | null;
  launchId: string | null;
  status: string;
};

async function qualify(ctx: Ctx, vendorId: VendorId, lead: Row, { grade, fit, engagement }: Score): Promise<void> {
  const now = ctx.clock.now();
  const { count } = await ctx.db.lead.updateMany({
    where: { vendorId, id: lead.id, status: lead.status },
    data: { status: 'qualified', statusReason: '', qualifiedAt: now, updatedAt: now },
  });
  if (count === 0) return;
  const own = lead.origin === 'partner' && lead.partnerId ? { partnerId: lead.partnerId as PartnerId } : {};
  await writeLeadEvent(ctx, { vendorId, leadId: lead.id, kind: 'qualified', data: { grade, fit, engagement } });
  const person = own.partnerId && lead.contactId ? { contactId: lead.contactId } : {};
  await emit(ctx, { type: 'lead.qualified', vendorId, leadId: lead.id, ...own, ...person });
  if (own.partnerId) await addLeadTotals(ctx, { vendorId, launchId: lead.launchId }, { qualified: 1 });
}
