import { beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { advanceRequests } from '#campaigns/mdf/advance-requests.ts';
import { cancelRequest, releaseReservation } from '#campaigns/mdf/cancel-request.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { dryRun } from '#campaigns/mdf/dry-run.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { usualRules } from '#campaigns/mdf/policy.ts';
import { publishPolicy } from '#campaigns/mdf/publish-policy.ts';
import { getRequest } from '#campaigns/mdf/request-queries.ts';
import { saveRequest } from '#campaigns/mdf/save-request.ts';
import { answerRequest, submitRequest } from '#campaigns/mdf/submit-request.ts';
import { aFund, anApprovedRequest, aRequest, aSubmittedRequest, type TestFund } from '#tests/factories/mdf.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let there: PartnerWorld;
beforeAll(async () => {
  there = await aPartnerWorld({ now: '2026-03-02T10:00:00Z' });
});

const balancesOf = (fund: TestFund) =>
  inTransaction(there.vendorCaller, (ctx) => getBalances(ctx, { ...fund, vendorId: there.vendor.id }));
const read = (requestId: Parameters<typeof getRequest>[1]) =>
  inTransaction(there.partnerCaller, (ctx) => getRequest(ctx, requestId));

describe('from a draft to money that is held', () => {
  test('an approval holds the money, and the decision cites the rules', async () => {
    const fund = await aFund(there);
    const requestId = await anApprovedRequest(there, fund);
    expect(await balancesOf(fund)).toMatchObject({ available: 9_000_00, reserved: 1_000_00 });
    const request = await read(requestId);
    expect(request).toMatchObject({ status: 'approved', approved: { amountMinor: 1_000_00 }, claimBy: '2026-05-31' });
    expect(request.decisions.map(({ policyNumber, lines }) => [policyNumber, lines.map(({ rule }) => rule)])).toEqual([
      [1, ['rate', 'person']],
    ]);
  });

  test('less may be approved with a reason, more than the rules give may not', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    const decide = (amount: string, note: string) =>
      decideRequest(there.vendorCaller, { requestId, decision: 'approve', amount, note });
    await expect(decide('1000.01', '')).rejects.toMatchObject({ code: 'invalid' });
    await expect(decide('600.00', '')).rejects.toMatchObject({ code: 'invalid', fields: { note: 'needs a reason' } });
    await decide('600.00', 'Shared with another vendor');
    expect(await read(requestId)).toMatchObject({ status: 'approved_reduced', approved: { amountMinor: 600_00 } });
    expect(await balancesOf(fund)).toMatchObject({ reserved: 600_00 });
  });

  test('a question goes back and forth, a rejected one is changed and submitted again, a declined one is over', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    await decideRequest(there.vendorCaller, { requestId, decision: 'ask', note: 'Which hall?' });
    await answerRequest(there.partnerCaller, { requestId, answer: 'The large one' });
    await decideRequest(there.vendorCaller, { requestId, decision: 'reject', note: 'Too many seats' });
    const words = { activity: 'webinar', title: 'Smaller', details: '', place: '', audience: '' } as const;
    const days = { startsOn: '2026-04-10', endsOn: '2026-04-10' };
    await saveRequest(there.partnerCaller, { requestId, ...words, ...days, cost: '900' });
    await submitRequest(there.partnerCaller, { requestId });
    await decideRequest(there.vendorCaller, { requestId, decision: 'decline', note: 'Not this year' });
    await expect(submitRequest(there.partnerCaller, { requestId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await balancesOf(fund)).toMatchObject({ reserved: 0, available: 10_000_00 });
  });

  test('what was approved and is changed then is decided again; the difference is held or given back', async () => {
    const fund = await aFund(there);
    const requestId = await anApprovedRequest(there, fund);
    const words = { activity: 'webinar', title: 'Larger', details: '', place: 'Elsewhere', audience: '' } as const;
    const days = { startsOn: '2026-04-10', endsOn: '2026-04-10' };
    expect(await saveRequest(there.partnerCaller, { requestId, ...words, ...days, cost: '3000' })).toEqual({
      amended: true,
    });
    expect(await balancesOf(fund)).toMatchObject({ reserved: 1_000_00 });
    await decideRequest(there.vendorCaller, { requestId, decision: 'approve', note: '' });
    expect(await balancesOf(fund)).toMatchObject({ reserved: 1_500_00, available: 8_500_00 });
  });

  test('rules that refuse keep it a draft and are said', async () => {
    const fund = await aFund(there);
    const requestId = await aRequest(there, fund, { startsOn: '2026-03-05', endsOn: '2026-03-05' });
    await expect(submitRequest(there.partnerCaller, { requestId })).rejects.toMatchObject({ code: 'invalid' });
    expect((await read(requestId)).status).toBe('draft');
  });

  test('what waits for a decision is not available to the next request', async () => {
    const fund = await aFund(there, { shareMinor: 1_500_00 });
    await aSubmittedRequest(there, fund);
    const second = await aRequest(there, fund);
    expect(await submitRequest(there.partnerCaller, { requestId: second })).toMatchObject({ amountMinor: 500_00 });
  });
});

describe('who decides', () => {
  test('the person who submitted cannot decide, even as the vendor’s', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    const { owner } = there.partner;
    const both = makeCaller(there.world, {
      scope: there.vendorCaller.scope,
      actor: { kind: 'user', userId: owner.id, name: owner.name, email: owner.email, role: 'vendor.admin' },
      requestId: 'req',
    });
    await expect(decideRequest(both, { requestId, decision: 'approve', note: '' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await balancesOf(fund)).toMatchObject({ reserved: 0 });
  });

  test('R37: of ten who approve the same request at once, one does', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    const approve = () => decideRequest(there.vendorCaller, { requestId, decision: 'approve', note: '' });
    const tries = await Promise.allSettled(Array.from({ length: 10 }, approve));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await balancesOf(fund)).toMatchObject({ reserved: 1_000_00 });
    const trail = await inTransaction(there.vendorCaller, ({ db }) =>
      db.auditEntry.findMany({ where: { objectId: requestId, action: { startsWith: 'fund_request.approved' } } }),
    );
    expect(trail).toMatchObject([{ after: { amountMinor: 1_000_00, currency: 'EUR' } }]);
  });

  test('R37: cancelled while it is approved, the money is held or free, never half', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    await Promise.allSettled([
      decideRequest(there.vendorCaller, { requestId, decision: 'approve', note: '' }),
      cancelRequest(there.partnerCaller, { requestId }),
    ]);
    if ((await read(requestId)).status === 'cancelled') await releaseReservation(there.vendorCaller, { requestId });
    const { status } = await read(requestId);
    expect(await balancesOf(fund)).toMatchObject({ reserved: status === 'cancelled' ? 0 : 1_000_00 });
  });

  test('a partner cannot write a decision into its own request, whatever the statement', async () => {
    const fund = await aFund(there);
    const requestId = await aSubmittedRequest(there, fund);
    for (const data of [
      { status: 'approved', approvedMinor: 100 },
      { approvedMinor: 100 },
      { decidedBy: 'somebody' },
    ]) {
      const forged = inTransaction(there.partnerCaller, ({ db }) =>
        db.fundRequest.updateMany({ where: { id: requestId }, data }),
      );
      await expect(forged, JSON.stringify(data)).rejects.toThrow('row-level security');
    }
  });
});

test('rules have versions: what was submitted is decided by those of its day', async () => {
  const fund = await aFund(there);
  const requestId = await aSubmittedRequest(there, fund);
  const rules = { ...usualRules(), rateBps: 2_500 };
  expect(await publishPolicy(there.vendorCaller, { ...fund, basedOn: 1, note: '', rules })).toEqual({ number: 2 });
  await expect(publishPolicy(there.vendorCaller, { ...fund, basedOn: 1, note: '', rules })).rejects.toMatchObject({
    code: 'conflict',
  });
  await decideRequest(there.vendorCaller, { requestId, decision: 'approve', note: '' });
  expect(await read(requestId)).toMatchObject({ approved: { amountMinor: 1_000_00 }, policyNumber: 1 });
  const question = { vendorId: there.vendor.id, ...fund, activity: 'webinar', cost: '2000' } as const;
  const answer = await inTransaction(there.partnerCaller, (ctx) =>
    dryRun(ctx, { ...question, startsOn: '2026-04-10', endsOn: '2026-04-10' }),
  );
  expect(answer).toMatchObject({ paid: true, amountMinor: 500_00, policy: 2, claimBy: '2026-06-09' });
});

test('the calendar: an activity begins, ends, and lapses when nobody claims it; its money returns', async () => {
  const mine = await aPartnerWorld({ now: '2026-03-02T10:00:00Z' });
  const fund = await aFund(mine);
  const requestId = await anApprovedRequest(mine, fund, { startsOn: '2026-04-01', endsOn: '2026-04-02' });
  const status = async () => (await inTransaction(mine.partnerCaller, (ctx) => getRequest(ctx, requestId))).status;
  const seen: string[] = [];
  for (const day of ['2026-03-20', '2026-04-02', '2026-04-03', '2026-06-01', '2026-06-02']) {
    mine.world.clock.set(`${day}T12:00:00Z`);
    await advanceRequests(mine.vendorCaller);
    await advanceRequests(mine.vendorCaller);
    seen.push(await status());
  }
  expect(seen).toEqual(['approved', 'in_execution', 'awaiting_claim', 'awaiting_claim', 'lapsed']);
  const balances = () =>
    inTransaction(mine.vendorCaller, (ctx) => getBalances(ctx, { ...fund, vendorId: mine.vendor.id }));
  expect(await balances()).toMatchObject({ reserved: 0, available: 10_000_00 });
  mine.world.clock.set('2027-02-01T12:00:00Z');
  await advanceRequests(mine.vendorCaller);
  expect(await balances()).toMatchObject({ available: 0, pool: 0, expired: 100_000_00 });
});

test('money of another currency than the fund’s is refused by its decimals and by the database', async () => {
  const fund = await aFund(there, { currency: 'JPY', budgetMinor: 1_000_000, shareMinor: 100_000 });
  await expect(aRequest(there, fund, { cost: '10.50' })).rejects.toMatchObject({
    fields: { cost: expect.any(String) },
  });
  const requestId = await aRequest(there, fund, { cost: '10500' });
  const forged = inTransaction(there.partnerCaller, ({ db }) =>
    db.fundRequest.updateMany({ where: { id: requestId }, data: { currency: 'EUR' } }),
  );
  await expect(forged).rejects.toThrow();
});
