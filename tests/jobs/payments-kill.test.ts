import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { findDrift } from '#campaigns/mdf/ledger/post.sql.ts';
import { savePayee } from '#campaigns/mdf/settlement/save-payee.ts';
import { aFund, aSubmittedClaim } from '#tests/factories/mdf.ts';
import { aPayingProcess } from '#tests/fakes/paying-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';

const CLAIMS = process.env.SOAK === '1' ? 200 : 12;
const KILLS = process.env.SOAK === '1' ? 20 : 4;
const SEED = Number(process.env.SEED ?? Date.now() % 100_000);
const RUN = {
  ...{ currency: 'EUR', executeOn: '2030-03-10', debtorName: 'Northwind', debtorBic: '' },
  debtorIban: 'FR1420041010050500013M02606',
};

/** 0 … 1, the same for the same seed. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

test('R12, R37: two processes that decide and pay are killed at any step: every claim is decided once and paid once', async () => {
  console.log(`seed ${SEED}`);
  const chance = chances(SEED);
  const addresses = await freshDatabase();
  const there = await aPartnerWorld({ addresses });
  const { vendor, vendorCaller, partnerCaller } = there;
  const files = makeDirectoryStore(await mkdtemp(path.join(tmpdir(), 'pay-')));
  const fund = await aFund(there, { shareMinor: CLAIMS * 100_00 });
  for (let made = 0; made < CLAIMS; made += 1) await aSubmittedClaim({ ...there, files }, fund, { people: 8 });
  await savePayee(partnerCaller, { holder: 'Brightside', iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' });

  const task = { addresses, vendorId: vendor.id, actor: vendorCaller.actor, run: RUN };
  let cut = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const pair = await Promise.all([aPayingProcess(task), aPayingProcess(task)]);
    await Promise.all(
      pair.map(async (one) => {
        await one.said(1 + Math.ceil(chance() * 2));
        await after(chance() * 12);
        await one.kill();
      }),
    );
    const left = await vendorCaller.inScope(({ db }) => db.claim.count({ where: { NOT: { status: 'paid' } } }));
    if (left > 0) cut += 1;
  }
  expect(cut, 'kills while there was work').toBeGreaterThan(0);
  expect(await (await aPayingProcess(task)).ended()).toBe(0);

  const found = await inTransaction(vendorCaller, async (ctx) => ({
    balances: await getBalances(ctx, { ...fund, vendorId: vendor.id }),
    drift: await findDrift(ctx, vendor.id),
    open: await ctx.db.claim.count({ where: { NOT: { status: 'paid' } } }),
    decided: await ctx.db.fundDecision.groupBy({ by: ['subjectId'], where: { outcome: 'approved' }, _count: true }),
    paid: await ctx.db.settlement.groupBy({ by: ['claimId'], where: { status: 'paid' }, _count: true }),
    waiting: await ctx.db.settlement.count({ where: { status: 'scheduled' } }),
    posted: await ctx.db.ledgerTransaction.count({ where: { kind: 'pay' } }),
  }));
  expect(found.balances).toMatchObject({ available: 0, payable: 0, paid: CLAIMS * 100_00 });
  expect([found.drift, found.open, found.waiting, found.posted]).toEqual([[], 0, 0, CLAIMS]);
  for (const once of [found.decided, found.paid]) {
    expect(once).toHaveLength(CLAIMS);
    expect(once.every(({ _count }) => _count === 1)).toBe(true);
  }
}, 180_000);
