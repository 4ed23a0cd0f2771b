import type { Ctx, VendorCtx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FundId, FundRequestId, PartnerId, VendorId } from '#campaigns/kernel/ids.ts';
import { fromMinor } from '#campaigns/kernel/money.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { REQUEST_MOVES, type RequestStatus } from '../request-status.ts';
import type { ActivityType, PolicyRules } from '../schema.ts';
import { readRequestWithRules, type StoredRequest } from './approve-request.sql.ts';
import { toRules } from './get-fund.ts';

/** A request as the use cases need it; amounts in minor units of `currency`. */
export type RequestRecord = {
  id: FundRequestId;
  vendorId: VendorId;
  partnerId: PartnerId;
  fundId: FundId;
  currency: string;
  status: RequestStatus;
  activity: ActivityType;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string;
  audience: string;
  costMinor: number;
  requestedMinor: number;
  approvedMinor: number | null;
  reservedMinor: number;
  policyNumber: number | null;
  claimBy: string | null;
  submittedBy: string | null;
};

/** @throws DomainError not_found, also where the scope may not see it */
export async function getRequestRecord(ctx: Ctx, requestId: FundRequestId): Promise<RequestRecord> {
  const { scope } = ctx;
  const where =
    scope.side === 'partner'
      ? { partnerId_id: { partnerId: scope.partnerId, id: requestId } }
      : { vendorId_id: { vendorId: scope.vendorId, id: requestId } };
  const row = await ctx.db.fundRequest.findUnique({
    where,
    select: {
      ...{ vendorId: true, partnerId: true, fundId: true, currency: true, status: true, activity: true, title: true },
      ...{ startsOn: true, endsOn: true, place: true, audience: true, costMinor: true, requestedMinor: true },
      ...{ approvedMinor: true, reservedMinor: true, policyNumber: true, claimBy: true, submittedBy: true },
    },
  });
  if (!row) throw notFound('request', requestId);
  return toRecord(requestId, row);
}

/**
 * A request and the rules that it is decided by.
 *
 * @throws DomainError not_found · conflict when there are no rules
 */
export async function getRequestWithRules(
  ctx: VendorCtx,
  requestId: FundRequestId,
): Promise<{ request: RequestRecord; rules: PolicyRules }> {
  const row = await readRequestWithRules(ctx, requestId);
  if (!row) throw notFound('request', requestId);
  const { rules, ...request } = row;
  return {
    request: toRecord(requestId, request),
    rules: toRules(rules, { fundId: row.fundId, number: row.policyNumber ?? 0 }),
  };
}

function toRecord(id: FundRequestId, row: Omit<StoredRequest, 'rules'>): RequestRecord {
  return {
    ...row,
    id,
    vendorId: row.vendorId as VendorId,
    partnerId: row.partnerId as PartnerId,
    fundId: row.fundId as FundId,
    status: row.status as RequestStatus,
    activity: row.activity as ActivityType,
    costMinor: fromMinor(row.costMinor),
    requestedMinor: fromMinor(row.requestedMinor),
    approvedMinor: row.approvedMinor === null ? null : fromMinor(row.approvedMinor),
    reservedMinor: fromMinor(row.reservedMinor),
  };
}

/**
 * Moves a request by a guarded update, so that of two who try only one does it.
 *
 * @throws DomainError conflict when it is in another state by now
 */
export async function moveRequest(
  ctx: Ctx,
  request: Pick<RequestRecord, 'id' | 'vendorId'>,
  to: RequestStatus,
  data: Prisma.FundRequestUpdateManyMutationInput = {},
): Promise<void> {
  const { id, vendorId } = request;
  const { count } = await ctx.db.fundRequest.updateMany({
    where: { vendorId, id, status: { in: statesBefore(REQUEST_MOVES, to) } },
    data: { ...data, status: to },
  });
  if (count === 0) throw await changedMeanwhile(ctx, id, to);
}

/** Of two who try only one does it; the other learns this. */
export async function changedMeanwhile(ctx: Ctx, id: FundRequestId, to: RequestStatus): Promise<DomainError> {
  const { status } = await getRequestRecord(ctx, id);
  return new DomainError('conflict', `Request ${id} is ${status} and cannot become ${to}`, {
    show: 'This request has been changed meanwhile, so nothing was done. Look at it again.',
    details: { status },
  });
}

/**
 * What is being claimed stays as it was approved.
 *
 * @throws DomainError conflict
 */
export async function requireUnclaimed(ctx: Ctx, requestId: FundRequestId): Promise<void> {
  const claims = await ctx.db.claim.count({ where: { requestId, status: { notIn: ['declined', 'cancelled'] } } });
  if (claims === 0) return;
  throw new DomainError('conflict', `Request ${requestId} is being claimed`, {
    show: 'There is a claim for this request, so it stays as it was approved. Cancel the claim first.',
  });
}
