import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { create } from 'xmlbuilder2';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ClaimId } from '#campaigns/kernel/ids.ts';
import { getClaim } from '#campaigns/mdf/claim-queries.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { type AttributionModel, attribute } from '#campaigns/mdf/settlement/attribution.ts';
import { closeClawback, openClawback } from '#campaigns/mdf/settlement/claw-back.ts';
import { createPaymentRun } from '#campaigns/mdf/settlement/create-payment-run.ts';
import { toBankText, toPaymentFile } from '#campaigns/mdf/settlement/payment-file.ts';
import { getPaymentRun } from '#campaigns/mdf/settlement/queries.ts';
import { recordPayment } from '#campaigns/mdf/settlement/record-payment.ts';
import { listRopi } from '#campaigns/mdf/settlement/ropi.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { SavePayeeInput } from '#campaigns/mdf/settlement/schema.ts';
import { cancelPaymentRun, confirmPaymentRun } from '#campaigns/mdf/settlement/settle-run.ts';
import { aFund, aSubmittedClaim, type TestFund } from '#tests/factories/mdf.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

const PAYEE = { holder: 'Müller & Söhne <GmbH>', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' };
const DEBTOR = { debtorName: 'Northwind "Security"', debtorIban: 'FR1420041010050500013M02606', debtorBic: '' };
const RUN = { currency: 'EUR', executeOn: '2026-03-10', ...DEBTOR };

let there: PartnerWorld & { files: FileStore };
beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'settlement-'));
  there = { ...(await aPartnerWorld({ now: '2026-03-02T10:00:00Z' })), files: makeDirectoryStore(folder) };
});

const rules = { autoApproveMinor: 10_000_00 };
const read = (claimId: ClaimId) => inTransaction(there.vendorCaller, (ctx) => getClaim(ctx, claimId));
const balancesOf = (fund: TestFund) =>
  inTransaction(there.vendorCaller, (ctx) => getBalances(ctx, { ...fund, vendorId: there.vendor.id }));

describe('R12: a claim is paid once', () => {
  test('a run freezes what is paid and to whom; confirming it moves the ledger', async () => {
    const fund = await aFund(there, { rules });
    const claimId = await aSubmittedClaim(there, fund, { amounts: ['200.00', '100.50'] });
    await expect(createPaymentRun(there.vendorCaller, RUN)).rejects.toMatchObject({ code: 'conflict' });
    await savePayee(there.partnerCaller, PAYEE);
    const { runId, payments, totalMinor } = await createPaymentRun(there.vendorCaller, RUN);
    expect([payments, totalMinor, (await read(claimId)).status]).toEqual([1, 150_25, 'payment_scheduled']);
    await savePayee(there.partnerCaller, { ...PAYEE, iban: 'AT611904300234573201' });
    const { xml } = await inTransaction(there.vendorCaller, (ctx) => getPaymentRun(ctx, runId));
    expect(xml).toContain(`<IBAN>${PAYEE.iban}</IBAN>`);
    expect(await balancesOf(fund)).toMatchObject({ payable: 150_25, paid: 0 });
    await confirmPaymentRun(there.vendorCaller, { runId });
    expect(await balancesOf(fund)).toMatchObject({ payable: 0, paid: 150_25 });
    expect(await read(claimId)).toMatchObject({ status: 'paid', paid: { amountMinor: 150_25 } });
  });

  test('of five who make a run at once one has the claim, and of five who confirm it one pays', async () => {
    const fund = await aFund(there, { rules });
    await aSubmittedClaim(there, fund);
    await savePayee(there.partnerCaller, PAYEE);
    const made = await Promise.allSettled(Array.from({ length: 5 }, () => createPaymentRun(there.vendorCaller, RUN)));
    const runs = made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(runs).toHaveLength(1);
    const runId = runs[0]?.runId;
    if (!runId) throw new Error('no run');
    const paid = await Promise.allSettled(
      Array.from({ length: 5 }, () => confirmPaymentRun(there.vendorCaller, { runId })),
    );
    expect(paid.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balancesOf(fund)).toMatchObject({ paid: 100_00, payable: 0 });
  });

  test('a cancelled file lets its claims wait for the next one', async () => {
    const fund = await aFund(there, { rules });
    const claimId = await aSubmittedClaim(there, fund);
    await savePayee(there.partnerCaller, PAYEE);
    const first = await createPaymentRun(there.vendorCaller, RUN);
    await cancelPaymentRun(there.vendorCaller, first);
    expect((await read(claimId)).status).toBe('approved');
    const second = await createPaymentRun(there.vendorCaller, RUN);
    await confirmPaymentRun(there.vendorCaller, second);
    await expect(confirmPaymentRun(there.vendorCaller, first)).rejects.toMatchObject({ code: 'conflict' });
    expect(await balancesOf(fund)).toMatchObject({ paid: 100_00 });
  });

  test('a part by other means, the rest by file; more than is left is refused', async () => {
    const fund = await aFund(there, { rules });
    const claimId = await aSubmittedClaim(there, fund);
    await savePayee(there.partnerCaller, PAYEE);
    const pay = (amount: string) =>
      recordPayment(there.vendorCaller, { claimId, amount, paidOn: '2026-03-02', reference: 'Credit note 7' });
    await pay('40.00');
    expect(await read(claimId)).toMatchObject({ status: 'part_paid', paid: { amountMinor: 40_00 } });
    await expect(pay('60.01')).rejects.toMatchObject({ code: 'invalid' });
    const run = await createPaymentRun(there.vendorCaller, RUN);
    expect(run.totalMinor).toBe(60_00);
    await confirmPaymentRun(there.vendorCaller, run);
    expect(await balancesOf(fund)).toMatchObject({ paid: 100_00, payable: 0 });
  });

  test('money is asked back, and comes back or is let go', async () => {
    const fund = await aFund(there, { rules });
    const claimId = await aSubmittedClaim(there, fund);
    await recordPayment(there.vendorCaller, { claimId, amount: '100', paidOn: '2026-03-02', reference: 'x' });
    await openClawback(there.vendorCaller, { claimId, note: 'The invoice was withdrawn' });
    expect(await balancesOf(fund)).toMatchObject({ paid: 0, receivable: 100_00 });
    const end = () => closeClawback(there.vendorCaller, { claimId, outcome: 'recovered', note: 'It came back' });
    await end();
    await expect(end()).rejects.toMatchObject({ code: 'conflict' });
    expect(await balancesOf(fund)).toMatchObject({ receivable: 0, pool: 90_100_00 });
  });
});

describe('accounts', () => {
  test.each(['DE89370400440532013001', 'GB82WEST1234569876543', 'XX8937040044053201300'])(
    '%s is none',
    async (iban) => {
      await expect(savePayee(there.partnerCaller, { ...PAYEE, iban })).rejects.toMatchObject({
        fields: { iban: expect.any(String) },
      });
    },
  );

  test('written with spaces and in small letters it is the same', () => {
    expect(SavePayeeInput.parse({ holder: 'A', iban: 'de89 3704 0044 0532 0130 00' }).iban).toBe(PAYEE.iban);
  });
});

describe('the payment file', () => {
  const file = (holder: string, about = 'x') =>
    toPaymentFile({
      ...{ runId: 'run_1', createdAt: new Date('2026-03-02T10:00:00Z'), executeOn: '2026-03-10', currency: 'EUR' },
      debtor: { name: DEBTOR.debtorName, iban: DEBTOR.debtorIban, bic: '' },
      payments: [{ reference: 'clm_1-1', amountMinor: 150_25, holder, iban: PAYEE.iban, bic: PAYEE.bic, about }],
    });

  test('is pain.001.001.09 with its sums, and in EUR a SEPA transfer', () => {
    const read = create(file('A')).end({ format: 'object' }) as { Document: Record<string, unknown> };
    expect(read.Document['@xmlns']).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09');
    expect(read).toMatchObject({
      Document: {
        CstmrCdtTrfInitn: {
          GrpHdr: { NbOfTxs: '1', CtrlSum: '150.25', CreDtTm: '2026-03-02T10:00:00' },
          PmtInf: {
            PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
            ReqdExctnDt: { Dt: '2026-03-10' },
            DbtrAgt: { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
            CdtTrfTxInf: {
              Amt: { InstdAmt: { '@Ccy': 'EUR', '#': '150.25' } },
              CdtrAgt: { FinInstnId: { BICFI: 'COBADEFFXXX' } },
            },
          },
        },
      },
    });
  });

  test('whatever a name holds, the file is well-formed and the name is one that banks take', () => {
    expect(toBankText('Müller & Söhne <GmbH>', 70)).toBe('Muller + Sohne GmbH');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (holder, about) => {
        const text = file(holder, about);
        const read = create(text).end({ format: 'object' }) as never as {
          Document: { CstmrCdtTrfInitn: { PmtInf: { CdtTrfTxInf: { Cdtr: { Nm: string } } } } };
        };
        const { Nm } = read.Document.CstmrCdtTrfInitn.PmtInf.CdtTrfTxInf.Cdtr;
        expect(Nm).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{1,70}$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what came of it', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const touches = [
    { id: 'b', at: day('2026-02-01') },
    { id: 'a', at: day('2026-01-02') },
    { id: 'c', at: day('2026-03-03') },
  ];
  const split = (model: AttributionModel) =>
    Object.fromEntries(attribute(100_000, touches, day('2026-03-03'), model).entries());

  test('first, last, linear and time-decay name who gets the credit, and their parts sum to the whole', () => {
    expect(split('first')).toEqual({ a: 100_000, b: 0, c: 0 });
    expect(split('last')).toEqual({ a: 0, b: 0, c: 100_000 });
    expect(split('linear')).toEqual({ a: 33_334, b: 33_333, c: 33_333 });
    // 60, 30 and 0 days old at a half-life of 30: 1 to 2 to 4.
    expect(split('time_decay')).toEqual({ a: 14_286, b: 28_571, c: 57_143 });
  });

  test('a fund that nobody bought anything from has cost and no return', async () => {
    const fund = await aFund(there, { rules });
    await aSubmittedClaim(there, fund);
    const rows = await inTransaction(there.vendorCaller, (ctx) => listRopi(ctx, { by: 'fund', model: 'linear' }));
    expect(rows).toMatchObject([
      { key: fund.fundId, cost: { amountMinor: 100_00 }, revenue: { amountMinor: 0 }, ropi: 0 },
    ]);
  });
});
