import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { addEvidence } from '#campaigns/mdf/add-evidence.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { createClaim } from '#campaigns/mdf/create-claim.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { decideClaimByRules, decideWaitingClaims } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { readEvidence } from '#campaigns/mdf/read-evidence.ts';
import { saveClaim } from '#campaigns/mdf/save-claim.ts';
import { answerClaim, submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { verifyEvidence } from '#campaigns/mdf/verify-evidence.ts';
import { withClient } from '#prisma/roles.ts';
import { aClaim, aFund, anApprovedRequest, aPdf, aSubmittedClaim, type TestFund } from '#tests/factories/mdf.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let there: PartnerWorld & { files: FileStore };
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'proof-'));
  there = { ...(await aPartnerWorld({ now: '2026-03-02T10:00:00Z' })), files: makeDirectoryStore(folder) };
});

const LIMIT = { autoApproveMinor: 300_00 };
const read = (claimId: ClaimId) => inTransaction(there.vendorCaller, (ctx) => getClaim(ctx, claimId));
const balancesOf = (fund: TestFund) =>
  inTransaction(there.vendorCaller, (ctx) => getBalances(ctx, { ...fund, vendorId: there.vendor.id }));
const verify = (claimId: ClaimId) => verifyEvidence({ ...there.vendorCaller, files: there.files }, { claimId });

test('a claim writes itself from a launch; only the invoice is missing', async () => {
  const fund = await aFund(there);
  const claimId = await aClaim(there, fund, { invoice: null });
  const { evidence, activity, assessment } = await inTransaction(there.partnerCaller, (ctx) => getClaim(ctx, claimId));
  expect(activity).toBe('email');
  expect(evidence.map(({ kind }) => kind)).toEqual(['launch_facts', 'rendered_mail', 'send_totals']);
  expect(assessment.missing).toEqual(['invoice']);
  await expect(submitClaim(there.partnerCaller, { claimId })).rejects.toMatchObject({ code: 'invalid' });
  const totals = await readEvidence({ ...there.partnerCaller, files: there.files }, { claimId, number: 3 });
  expect(JSON.parse(totals.bytes.toString())).toMatchObject({ accepted: 10 });
});

test('evidence is no way around the floor of eight people', async () => {
  const claimId = await aClaim(there, await aFund(there), { people: 7 });
  const totals = await readEvidence({ ...there.partnerCaller, files: there.files }, { claimId, number: 3 });
  expect(totals.bytes.toString()).toContain('fewer than 8');
  expect(totals.bytes.toString()).not.toContain('accepted');
});

describe('who decides what', () => {
  test('lines that meet every rule approve themselves, and the money is payable', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const claimId = await aSubmittedClaim(there, fund, { amounts: ['200.00', '300.00'] });
    const claim = await read(claimId);
    expect(claim).toMatchObject({ status: 'approved', approved: { amountMinor: 250_00 } });
    expect(claim.decisions).toMatchObject([{ outcome: 'approved', decidedName: null, policyNumber: 2 }]);
    expect(claim.decisions[0]?.lines.every(({ policy }) => policy === 2)).toBe(true);
    expect(await balancesOf(fund)).toMatchObject({ available: 9_750_00, payable: 250_00 });
  });

  test('above the limit a person decides, and one line by rule stays as the rule decided', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const claimId = await aSubmittedClaim(there, fund, { amounts: ['200.00', '4000.00'] });
    expect((await read(claimId)).lines.map(({ verdict }) => verdict)).toEqual(['approved', 'open']);
    expect(await balancesOf(fund)).toMatchObject({ payable: 0 });
    await decideClaim(there.vendorCaller, { claimId, decision: 'approve', lines: [], note: '' });
    const claim = await read(claimId);
    expect(claim).toMatchObject({ status: 'approved', approved: { amountMinor: 2_100_00 } });
    expect(claim.decisions.map(({ decidedName }) => decidedName)).toEqual([null, there.vendor.admin.name]);
    expect(await balancesOf(fund)).toMatchObject({ payable: 2_100_00 });
  });

  test('small lines in a row are no way around the limit', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const claimId = await aSubmittedClaim(there, fund, { amounts: Array(8).fill('100.00') });
    const verdicts = (await read(claimId)).lines.map(({ verdict }) => verdict);
    expect(verdicts).toEqual([...Array(6).fill('approved'), 'open', 'open']);
  });

  test('a kind of cost that is never paid is refused by rule, the rest is approved in part', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const claimId = await aSubmittedClaim(there, fund, {
      amounts: ['100.00', '100.00'],
      categories: ['media', 'agency_fee'],
    });
    expect(await read(claimId)).toMatchObject({ status: 'approved_partial', approved: { amountMinor: 50_00 } });
  });

  test('less than the rules give needs a reason; more cannot be given', async () => {
    const claimId = await aSubmittedClaim(there, await aFund(there));
    const decide = (amount: string, note = '') =>
      decideClaim(there.vendorCaller, { claimId, decision: 'approve', lines: [{ number: 1, amount }], note });
    await expect(decide('100.01')).rejects.toMatchObject({ code: 'invalid' });
    await expect(decide('60.00')).rejects.toMatchObject({ fields: { note: 'needs a reason' } });
    await decide('60.00', 'Half of it was another vendor’s');
    expect(await read(claimId)).toMatchObject({ status: 'approved_partial', approved: { amountMinor: 60_00 } });
  });

  test('a question, an answer, a rejection and a second try', async () => {
    const claimId = await aSubmittedClaim(there, await aFund(there));
    const decide = (decision: 'ask' | 'reject', note: string) =>
      decideClaim(there.vendorCaller, { claimId, decision, lines: [], note });
    await decide('ask', 'Whose invoice is this?');
    const caller = { ...there.partnerCaller, files: there.files };
    await addEvidence(caller, { claimId, kind: 'payment_proof', bytes: aPdf(), fileName: 'paid.pdf' });
    await answerClaim(there.partnerCaller, { claimId, answer: 'Our agency’s' });
    await decide('reject', 'No VAT number on it');
    expect(await read(claimId)).toMatchObject({ status: 'rejected', answer: 'Our agency’s' });
    await addEvidence(caller, { claimId, kind: 'contract', bytes: aPdf(), fileName: 'vat.pdf' });
    await submitClaim(there.partnerCaller, { claimId });
    await decideClaimByRules(there.vendorCaller, { claimId });
    expect(await read(claimId)).toMatchObject({ status: 'in_review' });
  });
});

describe('with a request that was approved before', () => {
  test('what was held is paid, and what is left of it returns', async () => {
    const mine = { ...(await aPartnerWorld({ now: '2026-03-02T10:00:00Z' })), files: there.files };
    const fund = await aFund(mine, { rules: { ...LIMIT, autoApproveMinor: 10_000_00 } });
    const requestId = await anApprovedRequest(mine, fund);
    mine.world.clock.set('2026-04-20T10:00:00Z');
    const caller = { ...mine.partnerCaller, files: mine.files };
    const ids = { vendorId: mine.vendor.id, fundId: fund.fundId, requestId };
    const { claimId } = await createClaim(caller, ids);
    await expect(createClaim(caller, ids)).rejects.toMatchObject({ code: 'conflict' });
    for (const kind of ['invoice', 'invitation', 'attendee_list'] as const)
      await addEvidence(caller, { claimId, kind, bytes: aPdf(), fileName: 'x.pdf' });
    await saveClaim(caller, {
      ...{ claimId, title: 'Webinar', startsOn: '2026-04-01', endsOn: '2026-04-01', invoiceNumber: '7' },
      ...{ invoicedOn: '2026-04-02', lines: [{ description: 'Platform', category: 'platform', amount: '1500' }] },
    });
    await submitClaim(caller, { claimId });
    await decideClaimByRules(mine.vendorCaller, { claimId });
    const balances = await inTransaction(mine.vendorCaller, (ctx) =>
      getBalances(ctx, { ...fund, vendorId: mine.vendor.id }),
    );
    expect(balances).toMatchObject({ reserved: 0, payable: 750_00, available: 9_250_00 });
  });
});

describe('R37: a crash or a race decides once', () => {
  test('the rules asked ten times at once post once', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const claimId = await aClaim(there, fund);
    await submitClaim(there.partnerCaller, { claimId });
    await Promise.all(Array.from({ length: 10 }, () => decideClaimByRules(there.vendorCaller, { claimId })));
    expect(await balancesOf(fund)).toMatchObject({ payable: 100_00 });
    expect((await read(claimId)).decisions).toHaveLength(1);
  });

  test('a claim whose bell was lost is found by the sweep', async () => {
    const claimId = await aClaim(there, await aFund(there, { rules: LIMIT }));
    await submitClaim(there.partnerCaller, { claimId });
    await decideWaitingClaims(there.vendorCaller);
    expect((await read(claimId)).status).toBe('approved');
  });

  test('claims of more than there is go to a person and overspend nothing', async () => {
    const fund = await aFund(there, { shareMinor: 150_00, rules: LIMIT });
    const claims = [await aClaim(there, fund), await aClaim(there, fund)];
    for (const claimId of claims) await submitClaim(there.partnerCaller, { claimId });
    await Promise.all(claims.map((claimId) => decideClaimByRules(there.vendorCaller, { claimId })));
    const statuses = await Promise.all(claims.map(async (claimId) => (await read(claimId)).status));
    expect(statuses.sort()).toEqual(['approved', 'in_review']);
    expect(await balancesOf(fund)).toMatchObject({ available: 50_00, payable: 100_00 });
  });

  test('approved by two people at once, once', async () => {
    const fund = await aFund(there);
    const claimId = await aSubmittedClaim(there, fund);
    const approve = () => decideClaim(there.vendorCaller, { claimId, decision: 'approve', lines: [], note: '' });
    const tries = await Promise.allSettled([approve(), approve(), approve()]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balancesOf(fund)).toMatchObject({ payable: 100_00 });
  });
});

describe('the evidence', () => {
  test('the same file on two claims is seen, and a person decides', async () => {
    const fund = await aFund(there, { rules: LIMIT });
    const invoice = aPdf();
    await aSubmittedClaim(there, fund, { invoice });
    const second = await aSubmittedClaim(there, fund, { invoice });
    const claim = await read(second);
    expect(claim.status).toBe('in_review');
    expect(claim.decisions[0]?.lines.map(({ rule }) => rule)).toContain('proof_once');
  });

  test('one byte changed in a file breaks the chain, and the file is not handed out', async () => {
    const claimId = await aSubmittedClaim(there, await aFund(there));
    expect(await verify(claimId)).toMatchObject({ whole: true, problems: [] });
    const file = (await read(claimId)).evidence[1];
    const place = path.join(folder, there.partner.id, file?.sha256 ?? '');
    const bytes = await readFile(place);
    const changed = Buffer.concat([bytes, Buffer.from(' ')]);
    await writeFile(place, changed);
    const report = await verify(claimId);
    expect(report.whole).toBe(false);
    expect(report.files.map(({ problem }) => problem)).toEqual([null, 'its bytes are others', null, null]);
    const reading = readEvidence({ ...there.vendorCaller, files: there.files }, { claimId, number: 2 });
    await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
    await writeFile(place, bytes);
    expect((await verify(claimId)).whole).toBe(true);
  });

  test('a name, an order or a last link changed in the database breaks it too', async () => {
    const claimId = await aSubmittedClaim(there, await aFund(there));
    const asOwner = (sql: string) =>
      withClient(there.world.addresses.ownerUrl, async (owner) => {
        for (const table of ['ClaimEvidence', 'Claim'])
          await owner.query(`ALTER TABLE "${table}" NO FORCE ROW LEVEL SECURITY`);
        await owner.query(sql, [claimId]);
        for (const table of ['ClaimEvidence', 'Claim'])
          await owner.query(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
      });
    const set = (sets: string) => asOwner(`UPDATE "ClaimEvidence" SET ${sets} WHERE "claimId" = $1 AND "number" = 2`);
    await set(`"fileName" = 'other.html'`);
    expect((await verify(claimId)).files[1]?.problem).toBe('its link is another');
    await set(`"fileName" = 'mail.html'`);
    expect((await verify(claimId)).whole).toBe(true);
    await asOwner(`DELETE FROM "ClaimEvidence" WHERE "claimId" = $1 AND "number" = 4`);
    expect(await verify(claimId)).toMatchObject({ whole: false, problems: ['the claim names another last link'] });
  });

  test('nothing is added while the vendor has it', async () => {
    const claimId = await aSubmittedClaim(there, await aFund(there));
    const caller = { ...there.partnerCaller, files: there.files };
    const adding = addEvidence(caller, { claimId, kind: 'invoice', bytes: aPdf(), fileName: 'x.pdf' });
    await expect(adding).rejects.toMatchObject({ code: 'conflict' });
  });
});
