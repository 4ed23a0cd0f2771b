import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FundId, FundRequestId } from '#campaigns/kernel/ids.ts';
import { toAmountText } from '#campaigns/kernel/money.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { createFund } from '#campaigns/mdf/create-fund.ts';
import { createRequest } from '#campaigns/mdf/create-request.ts';
import { addDays } from '#campaigns/mdf/days.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { openFund } from '#campaigns/mdf/move-fund.ts';
import { usualRules } from '#campaigns/mdf/policy.ts';
import { publishPolicy } from '#campaigns/mdf/publish-policy.ts';
import type { CreateRequestInput, PolicyRules } from '#campaigns/mdf/schema.ts';
import { submitRequest } from '#campaigns/mdf/submit-request.ts';
import { unique } from './accounts.ts';

type Callers = { vendorCaller: VendorCaller; partnerCaller: PartnerCaller };

export type TestFund = { fundId: FundId; currency: string };

/** An open fund of which the partner has a share; the usual rules unless some are given. */
export async function aFund(
  { vendorCaller, partnerCaller }: Callers,
  given: {
    name?: string;
    currency?: string;
    budgetMinor?: number;
    shareMinor?: number;
    rules?: Partial<PolicyRules>;
  } = {},
): Promise<TestFund> {
  const { name = `Fund ${unique()}`, currency = 'EUR', budgetMinor = 100_000_00, shareMinor = 10_000_00 } = given;
  const today = todayOf(vendorCaller);
  const { fundId } = await createFund(vendorCaller, {
    ...{
      name,
      currency,
      startsOn: addDays(today, -30),
      endsOn: addDays(today, 300),
      requestUntil: addDays(today, 200),
    },
    budget: toAmountText({ amountMinor: budgetMinor, currency }),
  });
  if (given.rules) {
    const rules = { ...usualRules(), ...given.rules };
    await publishPolicy(vendorCaller, { fundId, basedOn: 1, note: 'For this test', rules });
  }
  await openFund(vendorCaller, { fundId });
  if (shareMinor > 0) {
    const amount = toAmountText({ amountMinor: shareMinor, currency });
    const { partnerId } = partnerCaller.scope;
    await allocateFunds(vendorCaller, { fundId, partnerId, amount, direction: 'add' });
  }
  return { fundId, currency };
}

export function todayOf(caller: VendorCaller | PartnerCaller): string {
  return caller.clock.now().toISOString().slice(0, 10);
}

type RequestGiven = Partial<Omit<CreateRequestInput, 'vendorId' | 'fundId'>>;

/** A draft: a webinar in a month that costs 2,000.00. */
export async function aRequest(
  { vendorCaller, partnerCaller }: Callers,
  fund: TestFund,
  given: RequestGiven = {},
): Promise<FundRequestId> {
  const startsOn = given.startsOn ?? addDays(todayOf(partnerCaller), 30);
  const { requestId } = await createRequest(partnerCaller, {
    ...{ vendorId: vendorCaller.scope.vendorId, fundId: fund.fundId, activity: 'webinar', title: 'A webinar' },
    ...{ details: '', startsOn, endsOn: startsOn, place: '', audience: '', cost: '2000.00' },
    ...given,
  });
  return requestId;
}

export async function aSubmittedRequest(callers: Callers, fund: TestFund, given: RequestGiven = {}) {
  const requestId = await aRequest(callers, fund, given);
  await submitRequest(callers.partnerCaller, { requestId });
  return requestId;
}

export async function anApprovedRequest(callers: Callers, fund: TestFund, given: RequestGiven = {}) {
  const requestId = await aSubmittedRequest(callers, fund, given);
  await decideRequest(callers.vendorCaller, { requestId, decision: 'approve', note: '' });
  return requestId;
}
