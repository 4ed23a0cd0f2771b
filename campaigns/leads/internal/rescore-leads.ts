import type { Ctx } from '#campaigns/kernel/context.ts';
import { emitAll } from '#campaigns/kernel/events.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import { insertLeadEvents } from '../lead-events.sql.ts';
import { rulesInForce } from '../scoring/rules-in-force.ts';
import { type Score, scoreOf } from '../scoring/score.ts';
import { type HeldLead, holdLeads, type LeadTouch, qualifyLeads, touchesOf, writeScores } from '../touches.sql.ts';

type Scored = { lead: HeldLead; score: Score };

/**
 * Counts these leads anew from all their touches: doing it again gives the same. A nurturing lead that crosses the line
 * is qualified, once.
 *
 * @param reopen leads that are closed and whose person has just come back
 * @returns launches of the partner's own leads that were qualified, for its totals
 */
export async function rescoreLeads(
  ctx: Ctx,
  vendorId: VendorId,
  leadIds: readonly string[],
  reopen: ReadonlySet<string> = new Set(),
): Promise<{ launchId: string | null }[]> {
  if (leadIds.length === 0) return [];
  const leads = await holdLeads(ctx, vendorId, leadIds);
  const { ruleSetId, rules } = await rulesInForce(ctx, vendorId);
  const touches = new Map<string, LeadTouch[]>(leadIds.map((id) => [id, []]));
  for (const touch of await touchesOf(ctx, vendorId, leadIds)) touches.get(touch.leadId)?.push(touch);
  const now = ctx.clock.now();
  const scored = leads.map((lead) => ({ lead, score: scoreOf(rules, lead, touches.get(lead.id) ?? [], now) }));
  await writeScores(
    ctx,
    vendorId,
    ruleSetId,
    scored.map(({ lead, score }) => ({ ...score, leadId: lead.id })),
  );
  const crossed = scored.filter(({ lead, score }) => {
    const cameBack = reopen.has(lead.id) && (lead.status === 'won' || lead.status === 'lost');
    return cameBack || (lead.status === 'nurturing' && score.qualified);
  });
  await qualify(ctx, vendorId, crossed);
  return crossed.filter(({ lead }) => isOwn(lead)).map(({ lead: { launchId } }) => ({ launchId }));
}

/** The leads are held: nobody else can qualify them between the count and this. */
async function qualify(ctx: Ctx, vendorId: VendorId, crossed: readonly Scored[]): Promise<void> {
  if (crossed.length === 0) return;
  await qualifyLeads(
    ctx,
    vendorId,
    crossed.map(({ lead }) => lead.id),
  );
  const at = ctx.clock.now();
  await insertLeadEvents(
    ctx,
    vendorId,
    crossed.map(({ lead, score: { grade, fit, engagement } }) => ({
      ...{ leadId: lead.id, partnerId: null, kind: 'qualified', data: { grade, fit, engagement }, at },
    })),
  );
  await emitAll(
    ctx,
    crossed.map(({ lead }) => ({ type: 'lead.qualified', vendorId, leadId: lead.id, ...whoseOf(lead) })),
  );
}

function isOwn({ origin, partnerId }: HeldLead): boolean {
  return origin === 'partner' && partnerId !== null;
}

function whoseOf(lead: HeldLead): { partnerId?: string; contactId?: string } {
  if (!isOwn(lead)) return {};
  const { partnerId, contactId } = lead;
  return { ...(partnerId ? { partnerId } : {}), ...(contactId ? { contactId } : {}) };
}
