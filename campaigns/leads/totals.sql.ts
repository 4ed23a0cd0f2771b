import type { Ctx } from '#campaigns/kernel/context.ts';
import type { VendorId } from '#campaigns/kernel/ids.ts';

export type LeadTotalsChange = Partial<Record<'leads' | 'qualified' | 'accepted' | 'registered' | 'won', number>>;

/**
 * Adds to the figures that a partner's vendor may see of the partner's own leads, in the transaction that made the
 * change. A vendor's own leads it counts itself: in a vendor's scope this does nothing.
 */
export async function addLeadTotals(
  ctx: Ctx,
  { vendorId, launchId }: { vendorId: VendorId; launchId: string | null },
  change: LeadTotalsChange,
): Promise<void> {
  if (ctx.scope.side !== 'partner') return;
  const { leads = 0, qualified = 0, accepted = 0, registered = 0, won = 0 } = change;
  await ctx.db.$executeRaw`
    INSERT INTO "LeadTotals" AS t ("vendorId", "partnerId", "launchId", "leads", "qualified", "accepted", "registered", "won")
    VALUES (${vendorId}, ${ctx.scope.partnerId}, ${launchId ?? ''}, ${leads}, ${qualified}, ${accepted}, ${registered}, ${won})
    ON CONFLICT ("vendorId", "partnerId", "launchId") DO UPDATE SET "leads" = t."leads" + EXCLUDED."leads",
      "qualified" = t."qualified" + EXCLUDED."qualified", "accepted" = t."accepted" + EXCLUDED."accepted",
      "registered" = t."registered" + EXCLUDED."registered", "won" = t."won" + EXCLUDED."won", "updatedAt" = ${ctx.clock.now()}`;
}
