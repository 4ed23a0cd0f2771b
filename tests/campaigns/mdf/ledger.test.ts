import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { allocateFunds } from '#campaigns/mdf/allocate-funds.ts';
import { type Movement, POSTINGS, type PostingKind } from '#campaigns/mdf/ledger/accounts.ts';
import { getBalances, getBalancesAt } from '#campaigns/mdf/ledger/balances.ts';
import { findDrift } from '#campaigns/mdf/ledger/post.sql.ts';
import { post } from '#campaigns/mdf/ledger/post.ts';
import { type Database, makeDatabase } from '#prisma/client.ts';
import { withClient } from '#prisma/roles.ts';
import { aVendorCaller } from '#tests/factories/accounts.ts';
import { aFund, type TestFund } from '#tests/factories/mdf.ts';
import { buildWorld } from '#tests/setup/build-world.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let there: PartnerWorld;
let wide: Database;
beforeAll(async () => {
  there = await aPartnerWorld();
  wide = makeDatabase({ ...there.world.addresses, poolSize: 50 });
});
afterAll(() => wide.close());

/** The same vendor on fifty connections of its own. */
function wideCaller(): VendorCaller {
  return aVendorCaller(buildWorld(there.world.addresses, wide, {}), there.vendor);
}

function move(caller: VendorCaller, { fundId, currency }: TestFund, movements: Movement[], cause = newId('event')) {
  const { id: partnerId } = there.partner;
  return inTransaction(caller, (ctx) =>
    post(ctx, { fundId, currency, partnerId, movements, cause, subjectId: fundId }),
  );
}

const balancesOf = (fund: TestFund) =>
  inTransaction(there.vendorCaller, (ctx) => getBalances(ctx, { ...fund, vendorId: there.vendor.id }));
const driftOf = () => inTransaction(there.vendorCaller, (ctx) => findDrift(ctx, there.vendor.id));

test('money of a fund goes from its budget to its pool and to a partner, and nothing is lost', async () => {
  const fund = await aFund(there, { budgetMinor: 100_000, shareMinor: 30_000 });
  expect(await balancesOf(fund)).toMatchObject({
    ...{ budget: -100_000, pool: 70_000, available: 30_000, allocated: 30_000, paid: 0 },
  });
});

describe('R37: money is not spent twice', () => {
  test('of 50 at once who each want 100 of 1,000, ten get it', async () => {
    const fund = await aFund(there, { shareMinor: 1_000 });
    const caller = wideCaller();
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => move(caller, fund, [{ kind: 'reserve', amountMinor: 100 }])),
    );
    const refused = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(refused).toEqual(Array(40).fill('limit_exceeded'));
    expect(await balancesOf(fund)).toMatchObject({ available: 0, reserved: 1_000 });
    expect(await driftOf()).toEqual([]);
  });

  test('of 50 shares given at once, no more is given than the fund has', async () => {
    const fund = await aFund(there, { budgetMinor: 1_000_00, shareMinor: 0 });
    const caller = wideCaller();
    const give = () =>
      allocateFunds(caller, { fundId: fund.fundId, partnerId: there.partner.id, amount: '70.00', direction: 'add' });
    const tries = await Promise.allSettled(Array.from({ length: 50 }, give));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(14);
    expect(await balancesOf(fund)).toMatchObject({ pool: 20_00, available: 980_00 });
  });

  test('the same cause posts once, however many try at once', async () => {
    const fund = await aFund(there, { shareMinor: 1_000 });
    const caller = wideCaller();
    const cause = newId('event');
    const done = await Promise.all(
      Array.from({ length: 20 }, () => move(caller, fund, [{ kind: 'reserve', amountMinor: 100 }], cause)),
    );
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await balancesOf(fund)).toMatchObject({ reserved: 100 });
  });

  test('any sequence of movements leaves balances that are the sum of their entries, none below zero', async () => {
    const kinds = (Object.keys(POSTINGS) as PostingKind[]).filter((kind) => kind !== 'budget');
    const step = fc.record({ kind: fc.constantFrom(...kinds), amountMinor: fc.integer({ min: 1, max: 700 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const fund = await aFund(there, { budgetMinor: 2_000, shareMinor: 1_000 });
        for (const movement of steps) await move(there.vendorCaller, fund, [movement]).catch(onlyLimit);
        const { budget, allocated, ...kept } = await balancesOf(fund);
        expect(Math.min(...Object.values(kept))).toBeGreaterThanOrEqual(0);
        expect(kept.pool + kept.expired + allocated).toBe(-budget);
      }),
      { numRuns: Number(process.env.SOAK ? 1_000 : 15) },
    );
    expect(await driftOf()).toEqual([]);
  }, 120_000);
});

function onlyLimit(error: unknown): void {
  expect(error).toMatchObject({ code: 'limit_exceeded' });
}

describe('what the database itself holds', () => {
  const ids = () => ({ vendor: there.vendor.id, transaction: newId('ledgerTransaction') });

  async function write(fund: TestFund, entries: [holder: string, kind: string, amount: number][]): Promise<void> {
    const { vendor, transaction } = ids();
    await withClient(there.world.addresses.appUrl, async (app) => {
      await app.query('BEGIN');
      await app.query(`SELECT set_config('app.side', 'vendor', true), set_config('app.vendor_id', $1, true)`, [vendor]);
      await app.query(
        `INSERT INTO "LedgerTransaction" ("vendorId", "id", "fundId", "currency", "kind", "cause", "subjectId", "postedBy", "postedAt")
         VALUES ($1, $2, $3, 'EUR', 'x', $2, 'x', 'x', now())`,
        [vendor, transaction, fund.fundId],
      );
      for (const [line, [holder, kind, amount]] of entries.entries())
        await app.query(
          `INSERT INTO "LedgerEntry" ("vendorId", "transactionId", "line", "fundId", "holder", "kind", "partnerId", "amountMinor", "currency", "postedAt")
           VALUES ($1, $2, $3, $4, $5, $6, nullif($5, 'fund'), $7, 'EUR', now())`,
          [vendor, transaction, line, fund.fundId, holder, kind, amount],
        );
      await app.query('COMMIT');
    });
  }

  test('entries that do not sum to zero are refused at commit', async () => {
    const fund = await aFund(there);
    const unbalanced = write(fund, [
      ['fund', 'pool', 5],
      ['fund', 'budget', -4],
    ]);
    await expect(unbalanced).rejects.toThrow('is not balanced');
    await expect(write(fund, [])).rejects.toThrow('is not balanced');
    await write(fund, [
      ['fund', 'pool', 5],
      ['fund', 'budget', -5],
    ]);
  });

  test('a balance has no writer but its trigger, and no entry is changed or removed', async () => {
    const fund = await aFund(there);
    for (const statement of [
      `UPDATE "LedgerAccount" SET "balanceMinor" = 1`,
      `INSERT INTO "LedgerAccount" ("vendorId", "fundId", "holder", "kind") VALUES ('x', 'x', 'x', 'x')`,
      `UPDATE "LedgerEntry" SET "amountMinor" = 1`,
      `DELETE FROM "LedgerEntry"`,
      `DELETE FROM "LedgerTransaction"`,
    ])
      await expect(withClient(there.world.addresses.appUrl, (app) => app.query(statement))).rejects.toThrow(
        'permission denied',
      );
    expect(await balancesOf(fund)).toMatchObject({ available: 10_000_00 });
  });

  test('a partner reads its own accounts and posts nothing', async () => {
    const fund = await aFund(there, { shareMinor: 5_000 });
    const of = { vendorId: there.vendor.id, fundId: fund.fundId };
    const seen = await inTransaction(there.partnerCaller, (ctx) => getBalances(ctx, of));
    expect(seen).toMatchObject({ available: 5_000, pool: 0, budget: 0 });
    const posted = inTransaction(there.partnerCaller, (ctx) =>
      ctx.db.ledgerTransaction.createMany({
        data: {
          ...{ vendorId: there.vendor.id, id: newId('ledgerTransaction'), fundId: fund.fundId, currency: 'EUR' },
          ...{ partnerId: there.partner.id, kind: 'allocate', cause: 'mine', subjectId: 'x', postedBy: 'x' },
          postedAt: new Date(),
        },
      }),
    );
    await expect(posted).rejects.toThrow();
  });
});

test('the balances of any date come out of the entries again', async () => {
  const { world, partner, vendor } = there;
  const fund = await aFund(there, { budgetMinor: 9_000, shareMinor: 5_000 });
  const of = { vendorId: vendor.id, fundId: fund.fundId, partnerId: partner.id };
  const seen: { at: Date; balances: unknown }[] = [];
  const steps: Movement[] = [
    { kind: 'reserve', amountMinor: 2_000 },
    { kind: 'release', amountMinor: 300 },
    { kind: 'approve', amountMinor: 1_700 },
    { kind: 'pay', amountMinor: 1_000 },
    { kind: 'deallocate', amountMinor: 100 },
  ];
  for (const movement of steps) {
    world.clock.advance(24 * 60 * 60 * 1000);
    await move(there.vendorCaller, fund, [movement]);
    const at = world.clock.now();
    seen.push({ at, balances: await inTransaction(there.vendorCaller, (ctx) => getBalances(ctx, of)) });
  }
  for (const { at, balances } of seen)
    expect(await inTransaction(there.vendorCaller, (ctx) => getBalancesAt(ctx, { ...of, until: at }))).toEqual(
      balances,
    );
});
