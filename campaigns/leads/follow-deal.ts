import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { DealId } from '#campaigns/kernel/ids.ts';

/**
 * Brings a lead in line with its deal after the vendor decided (a partner's own lead the vendor cannot touch): refused,
 * and the lead is the partner's to work on as before. Reads the deal's state now, so that late events do no harm.
 */
export async function followDeal(caller: PartnerCaller, { dealId }: { dealId: DealId }): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const deal = await ctx.db.deal.findFirst({
      where: { partnerId: ctx.scope.partnerId, id: dealId },
      select: { vendorId: true, leadId: true, status: true },
    });
    if (deal?.status !== 'rejected') return;
    const { vendorId, leadId } = deal;
    const others = await ctx.db.deal.count({
      where: { vendorId, leadId, status: { in: ['registered', 'approved', 'won'] } },
    });
    if (others > 0) return;
    await ctx.db.lead.updateMany({
      where: { vendorId, id: leadId, status: 'registered' },
      data: { status: 'accepted' },
    });
  });
}
