import type { PartnerCaller, VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ClaimId, FundId, FundRequestId } from '#campaigns/kernel/ids.ts';
import { toAmountText } from '#campaigns/kernel/money.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { createFund } from '#campaigns/mdf/create-fund.ts';
import { createRequest } from '#campaigns/mdf/create-request.ts';
import { addDays } from '#campaigns/mdf/days.ts';
import { decideClaimByRules } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { openFund } from '#campaigns/mdf/move-fund.ts';
import { usualRules } from '#campaigns/mdf/policy.ts';
import { publishPolicy } from '#campaigns/mdf/publish-policy.ts';
import { saveClaim } from '#campaigns/mdf/save-claim.ts';
import type { CostCategory, CreateRequestInput, PolicyRules } from '#campaigns/mdf/schema.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { submitRequest } from '#campaigns/mdf/submit-request.ts';
import { unique } from './accounts.ts';
import { aSentMailing } from './sent-mailing.ts';

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

/** The smallest PDF that is one; `mark` makes its bytes, and so its hash, another. */
export function aPdf(mark = unique(), inside = ''): Buffer {
  return Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n% ${mark}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
    'latin1',
  );
}

type FileCallers = Callers & { files: FileStore };

/** A draft of a claim from a launch to ten people, with its invoice and one line of what was spent. */
export async function aClaim(
  { vendorCaller, partnerCaller, files }: FileCallers,
  fund: TestFund,
  given: { amounts?: string[]; categories?: CostCategory[]; invoice?: Buffer | null; people?: number } = {},
): Promise<ClaimId> {
  const { launchId } = await aSentMailing({ vendorCaller, partnerCaller }, { people: given.people ?? 10 });
  const caller = { ...partnerCaller, files };
  const { vendorId } = vendorCaller.scope;
  const { claimId } = await createClaim(caller, { vendorId, fundId: fund.fundId, launchId });
  if (given.invoice !== null)
    await addEvidence(caller, { claimId, kind: 'invoice', bytes: given.invoice ?? aPdf(), fileName: 'invoice.pdf' });
  const day = todayOf(partnerCaller);
  const { amounts = ['200.00'], categories = [] } = given;
  await saveClaim(partnerCaller, {
    ...{ claimId, title: 'The spring launch', startsOn: day, endsOn: day, invoiceNumber: 'A-1', invoicedOn: day },
    lines: amounts.map((amount, at) => ({
      description: `Line ${at + 1}`,
      category: categories[at] ?? 'media',
      amount,
    })),
  });
  return claimId;
}

/** Submitted, and decided by the rules as far as they can. */
export async function aSubmittedClaim(callers: FileCallers, fund: TestFund, given: Parameters<typeof aClaim>[2] = {}) {
  const claimId = await aClaim(callers, fund, given);
  await submitClaim(callers.partnerCaller, { claimId });
  await decideClaimByRules(callers.vendorCaller, { claimId });
  return claimId;
}
