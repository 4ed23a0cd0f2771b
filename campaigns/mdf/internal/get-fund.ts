import type { Ctx } from '#campaigns/kernel/context.ts';
import { DomainError, notFound } from '#campaigns/kernel/errors.ts';
import type { FundId, VendorId } from '#campaigns/kernel/ids.ts';
import { toLocalDate } from '#campaigns/kernel/time.ts';
import type { FundStatus } from '../fund-status.ts';
import { PolicyRules } from '../schema.ts';

export type FundRecord = {
  id: FundId;
  vendorId: VendorId;
  vendorName: string;
  name: string;
  currency: string;
  status: FundStatus;
  startsOn: string;
  endsOn: string;
  requestUntil: string;
  policyNumber: number;
  /** the vendor's zone, and its day */
  timeZone: string;
  today: string;
};

/** @throws DomainError not_found, also where the scope may not see it */
export async function getFundRecord(
  ctx: Ctx,
  { vendorId, fundId }: { vendorId: VendorId; fundId: FundId },
): Promise<FundRecord> {
  const row = await ctx.db.fund.findUnique({
    where: { vendorId_id: { vendorId, id: fundId } },
    select: {
      ...{ name: true, currency: true, status: true, startsOn: true, endsOn: true, requestUntil: true },
      ...{ policyNumber: true, vendor: { select: { name: true, timeZone: true } } },
    },
  });
  if (!row) throw notFound('fund', fundId);
  const { vendor, ...fund } = row;
  return {
    ...fund,
    status: fund.status as FundStatus,
    id: fundId,
    vendorId,
    vendorName: vendor.name,
    timeZone: vendor.timeZone,
    today: toLocalDate(ctx.clock.now(), vendor.timeZone),
  };
}

/**
 * One version of a fund's rules.
 *
 * @throws DomainError conflict when the fund has none yet
 */
export async function getRules(
  ctx: Ctx,
  { vendorId, fundId, number }: { vendorId: VendorId; fundId: FundId; number: number },
): Promise<PolicyRules> {
  const row = await ctx.db.fundPolicyVersion.findUnique({
    where: { vendorId_fundId_number: { vendorId, fundId, number } },
    select: { rules: true },
  });
  return toRules(row?.rules, { fundId, number });
}

/** @throws DomainError conflict when there are none */
export function toRules(stored: unknown, { fundId, number }: { fundId: string; number: number }): PolicyRules {
  if (stored) return PolicyRules.parse(stored);
  throw new DomainError('conflict', `Fund ${fundId} has no policy ${number}`, {
    show: 'This fund has no rules yet. Nothing was changed.',
  });
}
