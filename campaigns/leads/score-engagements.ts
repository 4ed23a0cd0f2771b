import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { keepContactLeads, takeEngagements, type WaitingEngagement } from './inbox.sql.ts';
import { rescoreLeads } from './internal/rescore-leads.ts';
import { addLeadTotals } from './totals.sql.ts';
import { keepTouches } from './touches.sql.ts';

const AT_A_TIME = 1_000;
/** What begins a lead; the others only change the score of one that is there. */
const BEGINS = new Set(['click', 'view', 'form']);

/**
 * Counts a batch of one partner's engagements into the scores of its leads, each once however many workers do it: a row
 * leaves the inbox in the transaction that counts it. Who clicked or answered becomes a lead; a machine's hit makes none.
 *
 * @returns again: more may wait
 */
export async function scoreEngagements(caller: PartnerCaller): Promise<{ counted: number; again: boolean }> {
  return inTransaction(
    caller,
    async (ctx) => {
      const { taken, rows } = await takeEngagements(ctx, AT_A_TIME);
      for (const vendorId of new Set(rows.map((row) => row.vendorId)))
        await countOf(
          ctx,
          vendorId,
          rows.filter((row) => row.vendorId === vendorId),
        );
      return { counted: rows.length, again: taken === AT_A_TIME };
    },
    { timeoutMs: 60_000 },
  );
}

async function countOf(ctx: PartnerCtx, vendorId: VendorId, rows: readonly WaitingEngagement[]): Promise<void> {
  const { partnerId } = ctx.scope;
  const beginners = new Map<string, WaitingEngagement>();
  for (const row of rows)
    if (BEGINS.has(row.kind) && row.class !== 'machine' && !beginners.has(row.contactId))
      beginners.set(row.contactId, row);
  const kept = await keepContactLeads(ctx, vendorId, [...beginners.values()]);
  const byAddress = new Map(kept.map((lead) => [lead.emailCanonical, lead.leadId]));
  const others = rows.map((row) => row.emailCanonical).filter((address) => !byAddress.has(address));
  const known = await ctx.db.lead.findMany({
    where: { vendorId, owner: partnerId, emailCanonical: { in: [...new Set(others)] } },
    select: { id: true, emailCanonical: true },
  });
  for (const lead of known) byAddress.set(lead.emailCanonical, lead.id);
  await tellNew(
    ctx,
    vendorId,
    kept.filter((lead) => lead.isNew),
    beginners,
  );
  await keepTouches(
    ctx,
    vendorId,
    rows.flatMap(({ emailCanonical, contactId: _, vendorId: __, ...touch }) => {
      const leadId = byAddress.get(emailCanonical);
      return leadId ? [{ ...touch, leadId, partnerId }] : [];
    }),
  );
  await rescoreLeads(ctx, vendorId, [...new Set(byAddress.values())].sort());
}

async function tellNew(
  ctx: PartnerCtx,
  vendorId: VendorId,
  leads: readonly { leadId: string; emailCanonical: string }[],
  beginners: ReadonlyMap<string, WaitingEngagement>,
): Promise<void> {
  if (leads.length === 0) return;
  const at = ctx.clock.now();
  await ctx.db.leadEvent.createMany({
    data: leads.map(({ leadId }) => ({
      ...{ vendorId, id: newId('leadEvent'), leadId, kind: 'caught', data: { source: 'mail' }, at },
    })),
  });
  const launches = new Map([...beginners.values()].map((row) => [row.emailCanonical, row.launchId]));
  const perLaunch = new Map<string | null, number>();
  for (const { emailCanonical } of leads) {
    const launchId = launches.get(emailCanonical) ?? null;
    perLaunch.set(launchId, (perLaunch.get(launchId) ?? 0) + 1);
  }
  const inOrder = [...perLaunch].sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  for (const [launchId, count] of inOrder) await addLeadTotals(ctx, { vendorId, launchId }, { leads: count });
}
