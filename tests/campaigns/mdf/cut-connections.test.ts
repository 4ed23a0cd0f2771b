import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeDirectoryStore } from '#campaigns/content/files/directory-store.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { decideClaimByRules, decideWaitingClaims } from '#campaigns/mdf/decide-claim-by-rules.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { findDrift } from '#campaigns/mdf/ledger/post.sql.ts';
import { submitClaim } from '#campaigns/mdf/submit-claim.ts';
import { withClient } from '#prisma/roles.ts';
import { aClaim, aFund } from '#tests/factories/mdf.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';

const CLAIMS = process.env.SOAK === '1' ? 200 : 12;

test('R05, R37: connections that are cut while claims are decided leave each decided once, or not yet', async () => {
  const there = await aPartnerWorld({ addresses: await freshDatabase(), now: '2026-03-02T10:00:00Z' });
  const files = makeDirectoryStore(await mkdtemp(path.join(tmpdir(), 'cut-')));
  const { vendorCaller, partnerCaller, vendor } = there;
  const room = CLAIMS * 200_00;
  const fund = await aFund(there, { rules: { autoApproveMinor: 1_000_00 }, budgetMinor: room, shareMinor: room });
  const claims = [];
  for (let made = 0; made < CLAIMS; made += 1) claims.push(await aClaim({ ...there, files }, fund, { people: 8 }));
  for (const claimId of claims) await submitClaim(partnerCaller, { claimId });
  /** Ends every connection of the product that is at work; the same role may. @returns how many */
  const cut = () =>
    withClient(there.world.addresses.appUrl, async (app) => {
      const { rowCount } = await app.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND usename = current_user AND state <> 'idle' AND pid <> pg_backend_pid()`,
      );
      return rowCount ?? 0;
    });
  const deciding = claims.map((claimId) => decideClaimByRules(vendorCaller, { claimId }));
  const outcomes = Promise.allSettled(deciding);
  let ended = 0;
  while (ended === 0) ended = await cut();
  const cutOff = (await outcomes).filter(({ status }) => status === 'rejected').length;
  expect(cutOff).toBeGreaterThan(0);
  await decideWaitingClaims(vendorCaller);
  const { balances, drift, decisions, open } = await inTransaction(vendorCaller, async (ctx) => ({
    balances: await getBalances(ctx, { ...fund, vendorId: vendor.id }),
    drift: await findDrift(ctx, vendor.id),
    decisions: await ctx.db.fundDecision.count(),
    open: await ctx.db.claim.count({ where: { NOT: { status: 'approved' } } }),
  }));
  expect({ open, decisions, drift }).toEqual({ open: 0, decisions: CLAIMS, drift: [] });
  expect(balances.payable).toBe(CLAIMS * 100_00);
}, 120_000);
