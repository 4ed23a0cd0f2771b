import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { emit } from '#campaigns/kernel/events.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';
import { keepContactLeads, leadsOfAddresses, takeEngagements, type WaitingEngagement } from './inbox.sql.ts';
import { rescoreLeads } from './internal/rescore-leads.ts';
import { insertLeadEvents } from './lead-events.sql.ts';
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
      if (rows.length > 0) await emit(ctx, { type: 'engagement.scored', partnerId: ctx.scope.partnerId });
      return { counted: rows.length, again: taken === AT_A_TIME };
    },
    { timeoutMs: 60_000 },
  );
}

async function countOf(ctx: PartnerCtx, vendorId: VendorId, rows: readonly WaitingEngagement[]): Promise<void> {
  const { partnerId } = ctx.scope;
  const { byAddress, begun } = await leadsFor(ctx, vendorId, rows);
  await keepTouches(
    ctx,
    vendorId,
    rows.flatMap(({ emailCanonical, contactId: _, vendorId: __, ...touch }) => {
      const leadId = byAddress.get(emailCanonical);
      return leadId ? [{ ...touch, leadId, partnerId }] : [];
    }),
  );
  const at = ctx.clock.now();
  await insertLeadEvents(
    ctx,
    vendorId,
    begun.map(({ leadId }) => ({ leadId, partnerId: null, kind: 'caught', data: { source: 'mail' }, at })),
  );
  const qualified = await rescoreLeads(ctx, vendorId, [...new Set(byAddress.values())].sort());
  // Last: every worker of this partner adds to the same few rows, and they are held until the commit.
  await addLeadTotals(ctx, vendorId, [
    ...begun.map(({ launchId }) => ({ launchId, leads: 1 })),
    ...qualified.map(({ launchId }) => ({ launchId, qualified: 1 })),
  ]);
}

/** The lead of each person, made where a click begins one, by canonical address. */
async function leadsFor(ctx: PartnerCtx, vendorId: VendorId, rows: readonly WaitingEngagement[]) {
  const beginners = new Map<string, WaitingEngagement>();
  for (const row of rows)
    if (BEGINS.has(row.kind) && row.class !== 'machine' && !beginners.has(row.emailCanonical))
      beginners.set(row.emailCanonical, row);
  const known = await leadsOfAddresses(ctx, vendorId, [...new Set(rows.map((row) => row.emailCanonical))]);
  // A contact that was erased and came back has its lead under a new id.
  for (const { emailCanonical, contactId } of known)
    if (beginners.get(emailCanonical)?.contactId === contactId) beginners.delete(emailCanonical);
  const kept = await keepContactLeads(ctx, vendorId, [...beginners.values()]);
  const byAddress = new Map([...known, ...kept].map((lead) => [lead.emailCanonical, lead.leadId]));
  const begun = kept
    .filter(({ isNew }) => isNew)
    .map(({ leadId, emailCanonical }) => ({ leadId, launchId: beginners.get(emailCanonical)?.launchId ?? null }));
  return { byAddress, begun };
}
