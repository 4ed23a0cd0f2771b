import { authorize } from '#campaigns/kernel/authorize.ts';
import type { Ctx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import { holding } from '#campaigns/kernel/holding.ts';
import type { FundId, FundRequestId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor, type Money } from '#campaigns/kernel/money.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { type DecisionView, listDecisions } from './decision-queries.ts';
import { REQUEST_STATUSES, type RequestStatus } from './request-status.ts';
import type { ActivityType, MdfListInput } from './schema.ts';

export type RequestRow = {
  id: FundRequestId;
  vendorId: VendorId;
  vendorName: string;
  partnerId: PartnerId;
  partnerName: string;
  fundId: FundId;
  fundName: string;
  status: RequestStatus;
  activity: ActivityType;
  title: string;
  startsOn: string;
  endsOn: string;
  cost: Money;
  requested: Money;
  approved: Money | null;
  claimBy: string | null;
  submittedAt: Date | null;
  updatedAt: Date;
};

export type RequestView = RequestRow & {
  details: string;
  place: string;
  audience: string;
  policyNumber: number | null;
  note: string;
  answer: string;
  decisions: DecisionView[];
  claimId: string | null;
};

const ROW = {
  ...{ id: true, vendorId: true, partnerId: true, fundId: true, currency: true, status: true, activity: true },
  ...{ title: true, startsOn: true, endsOn: true, costMinor: true, requestedMinor: true, approvedMinor: true },
  ...{ claimBy: true, submittedAt: true, updatedAt: true },
  fund: { select: { name: true } },
  partnership: { select: { vendor: { select: { name: true } }, partner: { select: { name: true } } } },
} as const satisfies Prisma.FundRequestSelect;

type Found = Prisma.FundRequestGetPayload<{ select: typeof ROW }>;

function toRow(row: Found): RequestRow {
  const { fund, partnership, currency, costMinor, requestedMinor, approvedMinor, ...rest } = row;
  const money = (amount: bigint): Money => ({ amountMinor: fromMinor(amount), currency });
  return {
    ...rest,
    id: row.id as FundRequestId,
    vendorId: row.vendorId as VendorId,
    partnerId: row.partnerId as PartnerId,
    fundId: row.fundId as FundId,
    status: row.status as RequestStatus,
    activity: row.activity as ActivityType,
    vendorName: partnership.vendor.name,
    partnerName: partnership.partner.name,
    fundName: fund.name,
    cost: money(costMinor),
    requested: money(requestedMinor),
    approved: approvedMinor === null ? null : money(approvedMinor),
  };
}

/** Requests of the scope, newest first; a vendor sees no drafts. */
export async function listRequests(ctx: Ctx, filter: MdfListInput, page: Page): Promise<Paged<RequestRow>> {
  authorize(ctx.actor, 'mdf:read');
  const { scope } = ctx;
  const status = REQUEST_STATUSES.find((one) => one === filter.status);
  const rows = await ctx.db.fundRequest.findMany({
    where: {
      ...(scope.side === 'partner' ? { partnerId: scope.partnerId } : { vendorId: scope.vendorId }),
      ...(status ? { status } : {}),
      ...(filter.fund ? { fundId: filter.fund } : {}),
      ...(filter.q ? { title: holding(filter.q) } : {}),
      ...(page.cursor ? { id: { lt: page.cursor } } : {}),
    },
    orderBy: { id: 'desc' },
    take: page.limit + 1,
    select: ROW,
  });
  return toPaged(rows, page.limit, (row) => row.id, toRow);
}

/**
 * One request with what was decided about it.
 *
 * @throws DomainError not_found
 */
export async function getRequest(ctx: Ctx, requestId: FundRequestId): Promise<RequestView> {
  authorize(ctx.actor, 'mdf:read');
  const row = await ctx.db.fundRequest.findFirst({
    where: { id: requestId },
    select: {
      ...ROW,
      ...{ details: true, place: true, audience: true, policyNumber: true, note: true, answer: true },
      claims: { where: { status: { notIn: ['declined', 'cancelled'] } }, select: { id: true }, take: 1 },
    },
  });
  if (!row) throw notFound('request', requestId);
  const { details, place, audience, policyNumber, note, answer, claims, ...rest } = row;
  return {
    ...toRow(rest),
    ...{ details, place, audience, policyNumber, note, answer },
    claimId: claims[0]?.id ?? null,
    decisions: await listDecisions(ctx, requestId),
  };
}
