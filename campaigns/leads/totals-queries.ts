import type { Ctx } from '#campaigns/kernel/context.ts';
import type { PartnerId } from '#campaigns/kernel/ids.ts';

export type PartnerLeadTotals = {
  partnerId: PartnerId;
  partnerName: string;
  leads: number;
  qualified: number;
  accepted: number;
  registered: number;
  won: number;
};

/** What a vendor learns of its partners' own leads: sums of what the floor lets it see. */
export async function listLeadTotals(ctx: Ctx): Promise<PartnerLeadTotals[]> {
  const rows = await ctx.db.leadTotals.findMany({
    where: ctx.scope.side === 'partner' ? { partnerId: ctx.scope.partnerId } : { vendorId: ctx.scope.vendorId },
    select: {
      ...{ partnerId: true, leads: true, qualified: true, accepted: true, registered: true, won: true },
      partnership: { select: { partner: { select: { name: true } } } },
    },
  });
  const sums = new Map<string, PartnerLeadTotals>();
  for (const { partnership, ...row } of rows) {
    const none = { leads: 0, qualified: 0, accepted: 0, registered: 0, won: 0 };
    const sum = sums.get(row.partnerId) ?? {
      ...{ ...none, partnerId: row.partnerId as PartnerId, partnerName: partnership.partner.name },
    };
    for (const key of ['leads', 'qualified', 'accepted', 'registered', 'won'] as const) sum[key] += row[key];
    sums.set(row.partnerId, sum);
  }
  return [...sums.values()].sort((a, b) => b.leads - a.leads);
}
