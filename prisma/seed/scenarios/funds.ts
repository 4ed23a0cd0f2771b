import { inTransaction, type PartnerCaller, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { ClaimId, FundId, LaunchId } from '#campaigns/kernel/ids.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { createFund } from '#campaigns/mdf/create-fund.ts';
import { createRequest } from '#campaigns/mdf/create-request.ts';
import { addDays } from '#campaigns/mdf/days.ts';
import { decideClaimByRules } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { openFund } from '#campaigns/mdf/move-fund.ts';
import { usualRules } from '#campaigns/mdf/policy.ts';
import { publishPolicy } from '#campaigns/mdf/publish-policy.ts';
import { saveClaim } from '#campaigns/mdf/save-claim.ts';
import type { SaveClaimInput } from '#campaigns/mdf/schema.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { confirmPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { submitRequest } from '#campaigns/mdf/submit-request.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import { aPdf } from '#tests/factories/mdf.ts';
import { aPartnerCaller, type TestPartner } from '#tests/factories/partners.ts';
import type { SeedWorld } from '../demo.ts';

const dayOf = (world: SeedWorld) => world.clock.now().toISOString().slice(0, 10);

/** A fund of the vendor's, open, with a share for each partner; small lines approve themselves. */
export async function makeFund(
  world: SeedWorld,
  vendor: TestVendor,
  shares: readonly { partner: TestPartner; amount: string }[],
): Promise<FundId> {
  const caller = aVendorCaller(world, vendor);
  const today = dayOf(world);
  const { fundId } = await createFund(caller, {
    ...{ name: 'Partner marketing fund', currency: 'GBP', budget: '60000.00' },
    ...{ startsOn: addDays(today, -60), endsOn: addDays(today, 180), requestUntil: addDays(today, 150) },
  });
  const rules = { ...usualRules(), leadWorkingDays: 5, autoApproveMinor: 150_00 };
  await publishPolicy(caller, { fundId, basedOn: 1, note: 'Small e-mail costs need nobody’s time', rules });
  await openFund(caller, { fundId });
  for (const { partner, amount } of shares)
    await allocateFunds(caller, { fundId, partnerId: partner.id, amount, direction: 'add' });
  return fundId;
}

type Claimed = { vendor: TestVendor; partner: TestPartner; fundId: FundId; launchId: LaunchId };

/** A claim of a launch with its invoice, decided by the rules as far as they can. */
export async function claimLaunch(
  world: SeedWorld,
  { vendor, partner, fundId, launchId }: Claimed,
  lines: SaveClaimInput['lines'],
): Promise<ClaimId> {
  const caller: PartnerCaller & { files: SeedWorld['files'] } = {
    ...aPartnerCaller(world, partner),
    files: world.files,
  };
  const { claimId } = await createClaim(caller, { vendorId: vendor.id, fundId, launchId });
  const { title, startsOn: sentOn } = await inTransaction(caller, ({ db }) =>
    db.claim.findFirstOrThrow({ where: { id: claimId }, select: { title: true, startsOn: true } }),
  );
  const invoice = { bytes: aPdf(`Invoice for ${title} of ${partner.name}`), fileName: 'invoice.pdf' };
  await addEvidence(caller, { claimId, kind: 'invoice', ...invoice });
  await saveClaim(caller, {
    ...{ claimId, title, startsOn: sentOn, endsOn: sentOn, invoiceNumber: 'R-2041', invoicedOn: sentOn, lines },
  });
  await submitClaim(caller, { claimId });
  await decideClaimByRules(aVendorCaller(world, vendor), { claimId });
  return claimId;
}

/** Everything that is approved, paid by one file. */
export async function payClaims(world: SeedWorld, vendor: TestVendor, partner: TestPartner): Promise<void> {
  const caller: VendorCaller = aVendorCaller(world, vendor);
  const payee = { holder: partner.name, iban: 'GB33BUKB20201555555555', bic: 'BUKBGB22XXX' };
  await savePayee(aPartnerCaller(world, partner), payee);
  const debtor = { debtorName: vendor.name, debtorIban: 'GB94BARC10201530093459', debtorBic: '' };
  const { runId } = await createPaymentRun(caller, { currency: 'GBP', executeOn: dayOf(world), ...debtor });
  await confirmPaymentRun(caller, { runId });
}

/** A request that waits for the vendor. */
export async function askForMoney(world: SeedWorld, { vendor, partner, fundId }: Omit<Claimed, 'launchId'>) {
  const caller = aPartnerCaller(world, partner);
  const startsOn = addDays(dayOf(world), 35);
  const { requestId } = await createRequest(caller, {
    ...{ vendorId: vendor.id, fundId, activity: 'event', title: 'Breakfast for manufacturers', startsOn },
    ...{ endsOn: startsOn, place: 'Leeds', audience: 'IT leads of 30 manufacturers nearby', cost: '2400.00' },
    details: 'Two hours before work: a live restore, and breakfast. Speaker from us, banner and slides from Northwind.',
  });
  await submitRequest(caller, { requestId });
}
