import type { Ctx, VendorCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { CampaignId, DealId, LaunchId, LeadId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { DealStatus } from './deal-status.ts';

export type DealView = {
  id: DealId;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  leadId: LeadId;
  campaignId: CampaignId | null;
  launchId: LaunchId | null;
  /** sourced: from the partner's own lead. influenced: from the vendor's */
  credit: 'sourced' | 'influenced';
  name: string;
  company: string;
  status: DealStatus;
  stage: 'qualified' | 'proposal' | 'negotiation';
  value: Money;
  expectedOn: string | null;
  registeredAt: Date;
  registeredBy: string;
  decidedAt: Date | null;
  decidedBy: string;
  decisionReason: string;
  protectedUntil: Date | null;
  closedAt: Date | null;
  lostReason: string;
};

const DEAL = {
  ...{ id: true, vendorId: true, partnerId: true, leadId: true, campaignId: true, launchId: true, credit: true },
  ...{ name: true, company: true, status: true, stage: true, valueMinor: true, currency: true, expectedOn: true },
  ...{ registeredAt: true, registeredBy: true, decidedAt: true, decidedBy: true, decisionReason: true },
  ...{ protectedUntil: true, closedAt: true, lostReason: true },
  partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
} as const;

type Row = Omit<DealView, 'value' | 'expectedOn' | 'vendorName' | 'partnerName'> & {
  valueMinor: bigint;
  currency: string;
  expectedOn: Date | null;
  partnership: { vendor: { name: string }; partner: { name: string } };
};

function toDeal({ valueMinor, currency, expectedOn, partnership, ...deal }: Row): DealView {
  return {
    ...deal,
    vendorName: partnership.vendor.name,
    partnerName: partnership.partner.name,
    value: { amountMinor: fromMinor(valueMinor), currency },
    expectedOn: expectedOn?.toISOString().slice(0, 10) ?? null,
  };
}

/** @throws DomainError not_found, also for somebody else's */
export async function getDeal(ctx: Ctx, dealId: DealId): Promise<DealView> {
  const row = await ctx.db.deal.findFirst({ where: { id: dealId }, select: DEAL });
  if (!row) throw notFound('deal', dealId);
  return toDeal(row as Row);
}

export type DealFilter = {
  status?: DealStatus | undefined;
  leadId?: LeadId | undefined;
  launchId?: LaunchId | undefined;
};

/** Deals of the scope, newest first. */
export async function listDeals(ctx: Ctx, filter: DealFilter, page: Page): Promise<Paged<DealView>> {
  const { scope } = ctx;
  const rows = await ctx.db.deal.findMany({
    where: {
      ...(scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId }),
      ...(filter.status ? { status: filter.status } : {}),
      ...(filter.leadId ? { leadId: filter.leadId } : {}),
      ...(filter.launchId ? { launchId: filter.launchId } : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: DEAL,
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    (row) => toDeal(row as Row),
  );
}

export type DealConflict = {
  dealId: DealId;
  partnerName: string;
  name: string;
  status: DealStatus;
  /** in the future, or null: open and not protected */
  protectedUntil: Date | null;
};

/** Other partners' deals with the same customer that are open or still protected; for the vendor alone. */
export async function listConflicts(ctx: VendorCtx, dealId: DealId): Promise<DealConflict[]> {
  const { vendorId } = ctx.scope;
  const deal = await ctx.db.deal.findUnique({
    where: { vendorId_id: { vendorId, id: dealId } },
    select: { partnerId: true, customerKey: true },
  });
  if (!deal) throw notFound('deal', dealId);
  if (deal.customerKey === '') return [];
  const now = ctx.clock.now();
  const rows = await ctx.db.deal.findMany({
    where: {
      ...{ vendorId, customerKey: deal.customerKey, partnerId: { not: deal.partnerId }, id: { not: dealId } },
      OR: [{ status: 'registered' }, { status: { in: ['approved', 'won'] }, protectedUntil: { gt: now } }],
    },
    orderBy: { id: 'asc' },
    take: 20,
    select: DEAL,
  });
  return rows.map((row) => {
    const { id, partnerName, name, status, protectedUntil } = toDeal(row as Row);
    return { dealId: id, partnerName, name, status, protectedUntil };
  });
}
