import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ClaimId, FundRequestId } from '#campaigns/kernel/ids.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { getClaim, listClaims } from '#campaigns/mdf/claim-queries.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { getFund, listFunds, listShares } from '#campaigns/mdf/fund-queries.ts';
import { getBalances, getBalancesAt } from '#campaigns/mdf/ledger/balances.ts';
import { closeFund } from '#campaigns/mdf/move-fund.ts';
import { getRequest, listRequests } from '#campaigns/mdf/request-queries.ts';
import { listRopi } from '#campaigns/mdf/settlement/ropi.ts';
import { cancelClaim, submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { verifyEvidence } from '#campaigns/mdf/verify-evidence.ts';
import { aFund, aPdf, aSubmittedClaim, aSubmittedRequest, type TestFund } from '#tests/factories/mdf.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let own: PartnerWorld;
let stranger: PartnerWorld;
let fund: TestFund;
let requestId: FundRequestId;
let claimId: ClaimId;
const files = () => makeDirectoryStore(path.join(tmpdir(), 'stranger-files'));
beforeAll(async () => {
  [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const store = makeDirectoryStore(await mkdtemp(path.join(tmpdir(), 'stranger-')));
  fund = await aFund(own);
  requestId = await aSubmittedRequest(own, fund);
  claimId = await aSubmittedClaim({ ...own, files: store }, fund);
});

const notFound = { code: 'not_found' };

test('R21: another vendor finds nothing of a fund, a request, a claim or their money, whatever it calls', async () => {
  const { vendorCaller: caller } = stranger;
  const { partner, vendor } = own;
  await inTransaction(caller, async (ctx) => {
    expect(await listFunds(ctx)).toEqual([]);
    expect((await listRequests(ctx, {}, { limit: 50 })).items).toEqual([]);
    expect((await listClaims(ctx, {}, { limit: 50 })).items).toEqual([]);
    expect(await listRopi(ctx, { by: 'claim', model: 'linear' })).toEqual([]);
    for (const balances of [
      await getBalances(ctx, { ...fund, vendorId: vendor.id }),
      await getBalancesAt(ctx, { ...fund, vendorId: vendor.id, until: new Date() }),
    ])
      expect(Object.values(balances).every((amount) => amount === 0)).toBe(true);
  });
  await expect(inTransaction(caller, (ctx) => getFund(ctx, fund.fundId))).rejects.toMatchObject(notFound);
  await expect(inTransaction(caller, (ctx) => getRequest(ctx, requestId))).rejects.toMatchObject(notFound);
  await expect(inTransaction(caller, (ctx) => getClaim(ctx, claimId))).rejects.toMatchObject(notFound);
  const give = { fundId: fund.fundId, partnerId: partner.id, amount: '1', direction: 'add' as const };
  await expect(allocateFunds(caller, give)).rejects.toMatchObject(notFound);
  await expect(closeFund(caller, { fundId: fund.fundId })).rejects.toMatchObject(notFound);
  await expect(decideRequest(caller, { requestId, decision: 'decline', note: 'No' })).rejects.toMatchObject(notFound);
  await expect(decideClaim(caller, { claimId, decision: 'decline', note: 'No', lines: [] })).rejects.toMatchObject(
    notFound,
  );
  await expect(verifyEvidence({ ...caller, files: files() }, { claimId })).rejects.toMatchObject(notFound);
});

test('R21: another partner of the same vendor finds nothing of this one’s share, requests and claims', async () => {
  const { world, vendor } = own;
  const other = await aPartner(world);
  await aPartnership(world, { vendor, partner: other });
  const caller = aPartnerCaller(world, other);
  await inTransaction(caller, async (ctx) => {
    expect(await listShares(ctx)).toEqual([]);
    expect((await listRequests(ctx, {}, { limit: 50 })).items).toEqual([]);
    expect((await listClaims(ctx, {}, { limit: 50 })).items).toEqual([]);
  });
  await expect(inTransaction(caller, (ctx) => getRequest(ctx, requestId))).rejects.toMatchObject(notFound);
  await expect(inTransaction(caller, (ctx) => getClaim(ctx, claimId))).rejects.toMatchObject(notFound);
  await expect(submitClaim(caller, { claimId })).rejects.toMatchObject(notFound);
  await expect(cancelClaim(caller, { claimId })).rejects.toMatchObject(notFound);
  const file = { claimId, kind: 'invoice' as const, bytes: aPdf(), fileName: 'a.pdf' };
  await expect(addEvidence({ ...caller, files: files() }, file)).rejects.toMatchObject(notFound);
});
