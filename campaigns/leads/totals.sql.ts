import type { Ctx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

const FIGURES = ['leads', 'qualified', 'accepted', 'registered', 'won'] as const;
type Figure = (typeof FIGURES)[number];
export type LeadTotalsChange = { launchId: string | null } & Partial<Record<Figure, number>>;

/**
 * Adds to the figures that a partner's vendor may see of the partner's own leads, in the transaction that made the
 * change. A vendor's own leads it counts itself: in a vendor's scope this does nothing.
 */
export async function addLeadTotals(ctx: Ctx, vendorId: VendorId, changes: readonly LeadTotalsChange[]): Promise<void> {
  if (ctx.scope.side !== 'partner' || changes.length === 0) return;
  const { partnerId } = ctx.scope;
  const sums = new Map<string, Record<Figure, number>>();
  for (const { launchId, ...change } of changes) {
    const sum = sums.get(launchId ?? '') ?? { leads: 0, qualified: 0, accepted: 0, registered: 0, won: 0 };
    for (const figure of FIGURES) sum[figure] += change[figure] ?? 0;
    sums.set(launchId ?? '', sum);
  }
  // In one order, so that two workers wait for each other and do not stand in each other's way.
  const launchIds = [...sums.keys()].sort();
  const of = (figure: Figure) => launchIds.map((launchId) => sums.get(launchId)?.[figure] ?? 0);
  await ctx.db.$executeRaw`
    INSERT INTO "LeadTotals" AS t ("vendorId", "partnerId", "launchId", "leads", "qualified", "accepted", "registered", "won")
    SELECT ${vendorId}, ${partnerId}, x.*
    FROM unnest(${launchIds}::text[], ${of('leads')}::int[], ${of('qualified')}::int[], ${of('accepted')}::int[],
      ${of('registered')}::int[], ${of('won')}::int[]) AS x
    ON CONFLICT ("vendorId", "partnerId", "launchId") DO UPDATE SET "leads" = t."leads" + EXCLUDED."leads",
      "qualified" = t."qualified" + EXCLUDED."qualified", "accepted" = t."accepted" + EXCLUDED."accepted",
      "registered" = t."registered" + EXCLUDED."registered", "won" = t."won" + EXCLUDED."won", "updatedAt" = ${ctx.clock.now()}`;
}
