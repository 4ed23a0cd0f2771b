import { authorize } from '#campaigns/kernel/authorize.ts';
import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { type AttributionModel, attribute } from './attribution.ts';
import type { RopiInput } from './schema.ts';

export type RopiRow = {
  key: string;
  name: string;
  /** what was approved, of it paid, what deals are worth that are open, and that were won */
  cost: Money;
  paid: Money;
  pipeline: Money;
  revenue: Money;
  /** revenue per unit of cost; null while nothing was spent */
  ropi: number | null;
};

/** How long before a deal an activity counts for it. */
export const WINDOW_DAYS = 180;
// What one report folds in memory; far above a vendor's claims and deals of a year.
const MAX_ROWS = 20_000;

/**
 * Return on partner investment: revenue from deals over what the vendor has approved, by claim, fund, campaign or
 * partner. A deal counts for that partner's paid activities of up to 180 days before it, those of its own campaign first,
 * and is split over them by the model named. Amounts of different currencies are never added.
 */
export async function listRopi(ctx: VendorCtx, { by, model, fund }: RopiInput): Promise<RopiRow[]> {
  authorize(ctx.actor, 'mdf:read');
  const claims = await loadClaims(ctx, fund);
  const credit = creditOf(claims, await loadDeals(ctx), model);
  const rows = new Map<string, Omit<RopiRow, 'ropi'>>();
  for (const claim of claims) {
    const { key, name } = claim.groups[by];
    const { currency } = claim;
    const id = `${key} ${currency}`;
    const none = { amountMinor: 0, currency };
    const row = rows.get(id) ?? { key, name, cost: none, paid: none, pipeline: none, revenue: none };
    const plus = (money: Money, more: number) => ({ amountMinor: money.amountMinor + more, currency });
    const { won = 0, open = 0 } = credit.get(claim.id) ?? {};
    rows.set(id, {
      ...row,
      cost: plus(row.cost, claim.approvedMinor),
      paid: plus(row.paid, claim.paidMinor),
      pipeline: plus(row.pipeline, open),
      revenue: plus(row.revenue, won),
    });
  }
  return [...rows.values()]
    .map((row) => ({
      ...row,
      ropi: row.cost.amountMinor === 0 ? null : row.revenue.amountMinor / row.cost.amountMinor,
    }))
    .sort((a, b) => (b.ropi ?? 0) - (a.ropi ?? 0) || (a.name < b.name ? -1 : 1));
}

type PaidClaim = {
  id: string;
  partnerId: string;
  campaignId: string | null;
  currency: string;
  at: Date;
  approvedMinor: number;
  paidMinor: number;
  groups: Record<RopiInput['by'], { key: string; name: string }>;
};

async function loadClaims(ctx: VendorCtx, fundId: string | undefined): Promise<PaidClaim[]> {
  const rows = await ctx.db.claim.findMany({
    where: { vendorId: ctx.scope.vendorId, approvedMinor: { gt: 0 }, ...(fundId ? { fundId } : {}) },
    orderBy: { id: 'asc' },
    take: MAX_ROWS,
    select: {
      ...{
        id: true,
        title: true,
        partnerId: true,
        currency: true,
        startsOn: true,
        approvedMinor: true,
        paidMinor: true,
      },
      fund: { select: { id: true, name: true } },
      launch: { select: { campaign: { select: { id: true, name: true } } } },
      partnership: { select: { partner: { select: { name: true } } } },
    },
  });
  return rows.map(({ id, title, fund, launch, partnership, partnerId, ...row }) => {
    const campaign = launch?.campaign ?? { id: '', name: '' };
    return {
      ...{ id, partnerId, currency: row.currency, campaignId: launch?.campaign.id ?? null },
      at: new Date(`${row.startsOn}T00:00:00Z`),
      approvedMinor: fromMinor(row.approvedMinor ?? 0n),
      paidMinor: fromMinor(row.paidMinor),
      groups: {
        claim: { key: id, name: title },
        fund: { key: fund.id, name: fund.name },
        campaign: { key: campaign.id, name: campaign.name },
        partner: { key: partnerId, name: partnership.partner.name },
      },
    };
  });
}

type DealFact = {
  partnerId: string;
  campaignId: string | null;
  currency: string;
  valueMinor: number;
  at: Date;
  won: boolean;
};

async function loadDeals(ctx: VendorCtx): Promise<DealFact[]> {
  const rows = await ctx.db.deal.findMany({
    where: { vendorId: ctx.scope.vendorId, status: { in: ['registered', 'approved', 'won'] } },
    orderBy: { id: 'asc' },
    take: MAX_ROWS,
    select: {
      ...{ partnerId: true, campaignId: true, currency: true, valueMinor: true, registeredAt: true, status: true },
    },
  });
  return rows.map(({ valueMinor, registeredAt, status, ...deal }) => ({
    ...deal,
    valueMinor: fromMinor(valueMinor),
    at: registeredAt,
    won: status === 'won',
  }));
}

function creditOf(claims: readonly PaidClaim[], deals: readonly DealFact[], model: AttributionModel) {
  const credit = new Map<string, { won: number; open: number }>();
  const byPartner = new Map<string, PaidClaim[]>();
  for (const claim of claims) byPartner.set(claim.partnerId, [...(byPartner.get(claim.partnerId) ?? []), claim]);
  for (const deal of deals) {
    const before = (byPartner.get(deal.partnerId) ?? []).filter((claim) => {
      const days = (deal.at.getTime() - claim.at.getTime()) / (24 * 60 * 60 * 1000);
      return claim.currency === deal.currency && days >= 0 && days <= WINDOW_DAYS;
    });
    const ofCampaign = before.filter(({ campaignId }) => campaignId !== null && campaignId === deal.campaignId);
    const touches = ofCampaign.length > 0 ? ofCampaign : before;
    if (touches.length === 0) continue;
    for (const [id, part] of attribute(deal.valueMinor, touches, deal.at, model)) {
      const { won, open } = credit.get(id) ?? { won: 0, open: 0 };
      credit.set(id, deal.won ? { won: won + part, open } : { won, open: open + part });
    }
  }
  return credit;
}
