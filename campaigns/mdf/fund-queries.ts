import { authorize } from '#campaigns/kernel/authorize.ts';
import {
  type Ctx,
  inTransaction,
  type PartnerCaller,
  type PartnerCtx,
  type VendorCtx,
} from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { FundId, LaunchId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import type { Money } from '#campaigns/kernel/money.ts';
import type { FundStatus } from './fund-status.ts';
import { pendingFor } from './internal/available.ts';
import { getFundRecord, getRules } from './internal/get-fund.ts';
import { type Balances, getBalances } from './ledger/balances.ts';
import { REQUESTS_TO_DECIDE } from './request-status.ts';
import type { PolicyRules } from './schema.ts';

export type FundRow = {
  id: FundId;
  name: string;
  status: FundStatus;
  startsOn: string;
  endsOn: string;
  requestUntil: string;
  budget: Money;
  pool: Money;
  allocated: Money;
  /** what partners can still ask for */
  available: Money;
  reserved: Money;
  payable: Money;
  paid: Money;
  partners: number;
};

const FUND = {
  ...{ id: true, name: true, currency: true, status: true, startsOn: true, endsOn: true, requestUntil: true },
  policyNumber: true,
} as const;

/** The five newest funds whose name holds the words; without their balances. */
export async function searchFunds(ctx: VendorCtx, q: string): Promise<{ id: FundId; name: string }[]> {
  authorize(ctx.actor, 'mdf:read');
  const rows = await ctx.db.fund.findMany({
    where: { vendorId: ctx.scope.vendorId, name: holding(q) },
    orderBy: { id: 'desc' },
    take: 5,
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ id: id as FundId, name }));
}

/** The vendor's funds, newest first, and where their money is. */
export async function listFunds(ctx: VendorCtx): Promise<FundRow[]> {
  authorize(ctx.actor, 'mdf:read');
  const { vendorId } = ctx.scope;
  const funds = await ctx.db.fund.findMany({
    where: { vendorId },
    orderBy: { id: 'desc' },
    take: 500,
    select: { ...FUND, _count: { select: { allocations: true } } },
  });
  const rows: FundRow[] = [];
  for (const { id, currency, status, policyNumber: _, _count, ...fund } of funds) {
    const balances = await getBalances(ctx, { vendorId, fundId: id as FundId });
    rows.push({
      ...fund,
      ...{ id: id as FundId, status: status as FundStatus, partners: _count.allocations },
      ...toMoneys(balances, currency),
    });
  }
  return rows;
}

function toMoneys(balances: Balances, currency: string) {
  const money = (amountMinor: number): Money => ({ amountMinor, currency });
  return {
    budget: money(-balances.budget),
    pool: money(balances.pool),
    allocated: money(balances.allocated),
    available: money(balances.available),
    reserved: money(balances.reserved),
    payable: money(balances.payable),
    paid: money(balances.paid),
  };
}

export type ShareRow = {
  partnerId: PartnerId;
  partnerName: string;
  allocated: Money;
  available: Money;
  reserved: Money;
  payable: Money;
  paid: Money;
};

export type PolicyVersionRow = { number: number; note: string; createdBy: string; createdAt: Date };

export type FundView = FundRow & {
  currency: string;
  policyNumber: number;
  rules: PolicyRules;
  versions: PolicyVersionRow[];
  shares: ShareRow[];
};

/**
 * One fund with its shares and its rules.
 *
 * @throws DomainError not_found
 */
export async function getFund(ctx: VendorCtx, fundId: FundId): Promise<FundView> {
  authorize(ctx.actor, 'mdf:read');
  const { vendorId } = ctx.scope;
  const { currency, policyNumber, name, status, startsOn, endsOn, requestUntil } = await getFundRecord(ctx, {
    vendorId,
    fundId,
  });
  const balances = await getBalances(ctx, { vendorId, fundId });
  const allocations = await ctx.db.fundAllocation.findMany({
    where: { vendorId, fundId },
    orderBy: { partnerId: 'asc' },
    select: { partnerId: true, partnership: { select: { partner: { select: { name: true } } } } },
  });
  const shares: ShareRow[] = [];
  for (const { partnerId, partnership } of allocations) {
    const own = await getBalances(ctx, { vendorId, fundId, partnerId: partnerId as PartnerId });
    shares.push({
      partnerId: partnerId as PartnerId,
      partnerName: partnership.partner.name,
      ...toMoneys(own, currency),
    });
  }
  const versions = await ctx.db.fundPolicyVersion.findMany({
    where: { vendorId, fundId },
    orderBy: { number: 'desc' },
    select: { number: true, note: true, createdBy: true, createdAt: true },
  });
  return {
    ...{ id: fundId, name, status, startsOn, endsOn, requestUntil, currency, policyNumber, versions, shares },
    ...toMoneys(balances, currency),
    partners: shares.length,
    rules: await getRules(ctx, { vendorId, fundId, number: policyNumber }),
  };
}

/** Requests and claims that wait for the vendor. */
export async function countToDecide(ctx: VendorCtx): Promise<{ requests: number; claims: number }> {
  const { vendorId } = ctx.scope;
  return {
    requests: await ctx.db.fundRequest.count({ where: { vendorId, status: { in: [...REQUESTS_TO_DECIDE] } } }),
    claims: await ctx.db.claim.count({ where: { vendorId, status: { in: ['submitted', 'in_review'] } } }),
  };
}

export type OwnShare = {
  fundId: FundId;
  vendorId: VendorId;
  vendorName: string;
  name: string;
  status: FundStatus;
  endsOn: string;
  requestUntil: string;
  rateBps: number;
  claimDays: number;
  allocated: Money;
  /** the ledger's balance without what waits for a decision */
  available: Money;
  pending: Money;
  reserved: Money;
  payable: Money;
  paid: Money;
};

/** The partner's shares of its vendors' funds: what it has, what waits, until when. */
export async function listShares(ctx: PartnerCtx): Promise<OwnShare[]> {
  authorize(ctx.actor, 'mdf:read');
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.fundAllocation.findMany({
    where: { partnerId, fund: { status: { not: 'draft' } } },
    orderBy: [{ fund: { endsOn: 'asc' } }, { fundId: 'asc' }],
    select: { vendorId: true, fund: { select: { ...FUND, vendor: { select: { name: true } } } } },
  });
  const shares: OwnShare[] = [];
  for (const row of rows) {
    const vendorId = row.vendorId as VendorId;
    const { vendor, currency, policyNumber, id, status, startsOn: _, ...fund } = row.fund;
    const of = { vendorId, fundId: id as FundId, partnerId };
    const balances = await getBalances(ctx, of);
    const pending = await pendingFor(ctx, of);
    const { rateBps, claimDays } = await getRules(ctx, { ...of, number: policyNumber });
    const { budget: __, pool: ___, ...moneys } = toMoneys(balances, currency);
    shares.push({
      ...fund,
      ...moneys,
      ...{ vendorId, fundId: of.fundId, vendorName: vendor.name, status: status as FundStatus, rateBps, claimDays },
      available: { amountMinor: balances.available - pending, currency },
      pending: { amountMinor: pending, currency },
    });
  }
  return shares;
}

export type ClaimableLaunch = {
  id: LaunchId;
  vendorId: VendorId;
  name: string;
  campaignName: string;
  sentAt: Date | null;
  accepted: number;
};

/** Launches that have sent something and are in no claim yet, newest first. */
export async function listClaimableLaunches(ctx: PartnerCtx): Promise<ClaimableLaunch[]> {
  authorize(ctx.actor, 'mdf:read');
  const rows = await ctx.db.launch.findMany({
    where: {
      partnerId: ctx.scope.partnerId,
      totals: { accepted: { gt: 0 } },
      claims: { none: { status: { notIn: ['cancelled', 'declined'] } } },
    },
    orderBy: { id: 'desc' },
    take: 100,
    select: {
      ...{ id: true, vendorId: true, name: true },
      campaign: { select: { name: true } },
      totals: { select: { accepted: true, firstSentAt: true } },
    },
  });
  return rows.map(({ id, vendorId, name, campaign, totals }) => ({
    ...{ id: id as LaunchId, vendorId: vendorId as VendorId, name, campaignName: campaign.name },
    ...{ sentAt: totals?.firstSentAt ?? null, accepted: totals?.accepted ?? 0 },
  }));
}

/** The rules that apply in a fund today, for either side. */
export async function getCurrentRules(
  ctx: Ctx,
  of: { vendorId: VendorId; fundId: FundId },
): Promise<{ number: number; currency: string; rules: PolicyRules }> {
  authorize(ctx.actor, 'mdf:read');
  const { policyNumber, currency } = await getFundRecord(ctx, of);
  return { number: policyNumber, currency, rules: await getRules(ctx, { ...of, number: policyNumber }) };
}

/**
 * Whose fund it is of which the partner has a share.
 *
 * @throws DomainError not_found
 */
export async function getShare(caller: PartnerCaller, fundId: FundId): Promise<{ vendorId: VendorId; fundId: FundId }> {
  const row = await inTransaction(caller, ({ db, scope }) =>
    db.fundAllocation.findFirst({ where: { partnerId: scope.partnerId, fundId }, select: { vendorId: true } }),
  );
  if (!row) throw notFound('fund', fundId);
  return { vendorId: row.vendorId as VendorId, fundId };
}
