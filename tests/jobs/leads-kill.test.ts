import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { newId } from '#campaigns/kernel/ids.ts';
import { DEFAULT_ROUTING } from '#campaigns/leads/routing/default-rules.ts';
import { publishRouting, saveRoutingDraft } from '#campaigns/leads/routing/routing-rules.ts';
import { RoutingRule } from '#campaigns/leads/routing/schema.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { findDrift } from '#campaigns/mdf/ledger/post.sql.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aClaim, aFund } from '#tests/factories/mdf.ts';
import { aPartner, aPartnership } from '#tests/factories/partners.ts';
import { aWorkerProcess } from '#tests/fakes/worker-process.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';
import { aSink, until } from '../campaigns/delivery/sending.ts';

const LEADS = process.env.SOAK === '1' ? 500 : 40;
const CLAIMS = process.env.SOAK === '1' ? 100 : 8;
// One form with more of them in a minute is taken for a flood, and its posts are held back.
const POSTS_PER_FORM = 50;
const KILLS = 3;
const CONCURRENCY = 2;

test('R37: a worker killed while it routes, offers by mail and decides claims: every lead is given once and offered, every claim decided once', async () => {
  const addresses = await freshDatabase();
  const there = await aPartnerWorld({ addresses });
  const { world, vendor, vendorCaller, partnerCaller } = there;
  const pool = [await aPartner(world), await aPartner(world), await aPartner(world)];
  for (const partner of pool) await aPartnership(world, { vendor, partner });
  const rule = RoutingRule.parse({
    ...{ id: newId('routingRule'), name: 'In turns', when: {} },
    to: { kind: 'partners', partners: pool.map(({ id }) => ({ partnerId: id, weight: 1 })) },
  });
  await saveRoutingDraft(vendorCaller, { rules: { ...DEFAULT_ROUTING, rules: [rule] } });
  await publishRouting(vendorCaller);
  const fund = await aFund(there, { rules: { autoApproveMinor: 1_000_00 } });
  const files = makeDirectoryStore(await mkdtemp(path.join(tmpdir(), 'kill-')));
  const claims = [];
  for (let i = 0; i < CLAIMS; i += 1) claims.push(await aClaim({ ...there, files }, fund, { people: 8 }));
  let form = await aForm(vendorCaller);
  for (let i = 0; i < LEADS; i += 1) {
    if (i > 0 && i % POSTS_PER_FORM === 0) form = await aForm(vendorCaller);
    await aFormLead(vendorCaller, form, { vendorId: vendor.id, source: 'form' });
  }

  const sink = await aSink();
  sink.behave(() => ({ kind: 'accept', delayMs: 20 }));
  const start = () =>
    aWorkerProcess({ addresses, env: { SMTP_URL: sink.url, WORKER_CONCURRENCY: String(CONCURRENCY) } });
  let worker = await start();
  for (const claimId of claims) await submitClaim(partnerCaller, { claimId });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await sink.reached((LEADS * kill) / (KILLS + 2));
    await worker.kill();
    worker = await start();
  }
  const assignments = () => vendorCaller.inScope(({ db }) => db.assignment.findMany());
  await until(async () => {
    const rows = await assignments();
    const waiting = await vendorCaller.inScope(({ db }) =>
      db.claim.count({ where: { status: { notIn: ['approved'] } } }),
    );
    return rows.length === LEADS && rows.every(({ mailedAt }) => mailedAt !== null) && waiting === 0;
  }, 'every lead is offered and every claim decided');

  const rows = await assignments();
  expect(new Set(rows.map(({ leadId }) => leadId)).size, 'no lead is lost, none is given twice').toBe(LEADS);
  const shares = pool.map(({ id }) => rows.filter(({ partnerId }) => partnerId === id).length);
  expect(Math.max(...shares) - Math.min(...shares), 'turns').toBeLessThanOrEqual(1);
  // An offer whose worker died between the mail and its mark is mailed again: those in hand at a kill, no more.
  const mails = [...sink.counts().values()].reduce((sum, count) => sum + count, 0);
  expect(mails).toBeGreaterThanOrEqual(LEADS);
  expect(mails).toBeLessThanOrEqual(LEADS + KILLS * 3 * CONCURRENCY);

  const { balances, drift, decisions } = await inTransaction(vendorCaller, async (ctx) => ({
    balances: await getBalances(ctx, { ...fund, vendorId: vendor.id }),
    drift: await findDrift(ctx, vendor.id),
    decisions: await ctx.db.fundDecision.count(),
  }));
  expect({ decisions, drift, payable: balances.payable }).toEqual({
    ...{ decisions: CLAIMS, drift: [], payable: CLAIMS * 100_00 },
  });
  await worker.stop();
}, 180_000);
