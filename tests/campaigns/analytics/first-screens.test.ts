import { expect, test } from 'vitest';
import { partnerDigest } from '#campaigns/analytics/digest-facts.ts';
import { getScorecard } from '#campaigns/analytics/get-scorecard.ts';
import { digestMail } from '#campaigns/analytics/mails/digest-mail.ts';
import { getPartnerHome } from '#campaigns/analytics/partner-home.ts';
import { getVendorHome } from '#campaigns/analytics/vendor-home.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { answerOpenOffer } from '#campaigns/leads/answer-open-offer.ts';
import { offerOwnLead } from '#campaigns/leads/offer-own-lead.ts';
import { decideClaim } from '#campaigns/mdf/decide-claim.ts';
import { decideRequest } from '#campaigns/mdf/decide-request.ts';
import { getBalances } from '#campaigns/mdf/ledger/balances.ts';
import { remindPartner } from '#campaigns/partners/remind-partner.ts';
import { setTierGoals } from '#campaigns/partners/tiers.ts';
import { addHits } from '#campaigns/widgets/hits.sql.ts';
import { aFileStore } from '#tests/factories/content.ts';
import { aRunningJourney } from '#tests/factories/journeys.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aFund, anApprovedRequest, aSubmittedClaim, aSubmittedRequest } from '#tests/factories/mdf.ts';
import { aPartner, aPartnership, aTier } from '#tests/factories/partners.ts';
import { aPublishedCampaign, aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aCapturedPost, aPost, aTopic } from '#tests/factories/social.ts';
import { aWidget } from '#tests/factories/widgets.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

// A Wednesday.
const NOW = '2026-04-01T12:00:00Z';
const homeOf = ({ vendorCaller }: PartnerWorld) => inTransaction(vendorCaller, getVendorHome);
const scoreOf = ({ partnerCaller }: PartnerWorld) => inTransaction(partnerCaller, getScorecard);

test('the vendor sees what went out this week and the seven before, without launches to fewer than eight people', async () => {
  const there = await aPartnerWorld({ now: NOW });
  await aSentMailing(there, { people: 20, acceptedAt: new Date('2026-03-31T09:00:00Z') });
  await aSentMailing(there, { people: 7, acceptedAt: new Date('2026-03-31T10:00:00Z') });
  await aSentMailing(there, { people: 9, acceptedAt: new Date('2026-03-18T09:00:00Z') });
  await aSentMailing(there, { people: 9, acceptedAt: new Date('2026-01-01T09:00:00Z') });
  const { week, weeks } = await homeOf(there);
  expect(week).toMatchObject({ launches: 2, sent: 20, clicks: 0, leads: 0, won: 0 });
  expect(weeks).toHaveLength(8);
  expect(weeks.map((row) => row.sent)).toEqual([0, 0, 0, 0, 0, 9, 0, 20]);
  expect(weeks.at(-1)).toMatchObject({ week: '2026-03-30', launches: 2 });

  const stranger = await homeOf(await aPartnerWorld({ now: NOW }));
  expect(stranger.weeks.every((row) => row.launches === 0)).toBe(true);
});

test('partners with something waiting are listed with why, the reminded last', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { world, vendor, vendorCaller, partner } = there;
  const busy = await aPartner(world);
  await aPartnership(world, { vendor, partner: busy });
  const { campaignId, tacticId } = await aPublishedCampaign(vendorCaller);
  await vendorCaller.inScope(({ db }) =>
    db.campaign.updateMany({ where: { id: campaignId }, data: { publishedAt: new Date('2026-03-20T09:00:00Z') } }),
  );
  await aSentMailing(there, { people: 9, campaignId, tacticId, acceptedAt: new Date('2026-03-31T09:00:00Z') });

  const { nudges } = await homeOf(there);
  expect(nudges).toMatchObject({
    total: 1,
    rows: [{ partnerId: busy.id, campaigns: 1, quiet: true, remindedAt: null }],
  });

  await remindPartner(vendorCaller, { partnerId: busy.id });
  expect((await homeOf(there)).nudges.rows).toMatchObject([{ partnerId: busy.id, remindedAt: new Date(NOW) }]);
  expect(partner.id).not.toBe(busy.id);
});

test('a campaign that is meant for another tier, or not yet open, is no reason', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { world, vendor, vendorCaller } = there;
  const [{ campaignId }, later] = [await aPublishedCampaign(vendorCaller), await aPublishedCampaign(vendorCaller)];
  const tierId = await aTier(world, vendor);
  await vendorCaller.inScope(async ({ db }) => {
    await db.campaign.updateMany({ data: { publishedAt: new Date('2026-03-20T09:00:00Z') } });
    await db.campaign.updateMany({ where: { id: later.campaignId }, data: { startsOn: '2026-04-02' } });
    await db.campaignTier.createMany({ data: [{ vendorId: vendor.id, campaignId, tierId }] });
  });
  expect((await homeOf(there)).nudges.rows).toMatchObject([{ campaigns: 0, quiet: true }]);
});

test('money is summed by currency, and each fund agrees with the ledger', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { vendor, vendorCaller } = there;
  const fund = await aFund(there, { budgetMinor: 50_000_00, shareMinor: 8_000_00 });
  await aFund(there, { currency: 'USD', budgetMinor: 1_000_00, shareMinor: 0 });
  await anApprovedRequest(there, fund);
  const { money } = await homeOf(there);
  const ledger = await inTransaction(vendorCaller, (ctx) =>
    getBalances(ctx, { vendorId: vendor.id, fundId: fund.fundId }),
  );
  const of = money.funds.find(({ fundId }) => fundId === fund.fundId);
  expect(of).toMatchObject({
    budget: { amountMinor: -ledger.budget },
    allocated: { amountMinor: ledger.allocated },
    used: { amountMinor: ledger.reserved + ledger.payable + ledger.paid },
    ropi: null,
  });
  expect(ledger.reserved).toBeGreaterThan(0);
  expect(money.totals.map(({ budget }) => budget).sort((a, b) => a.amountMinor - b.amountMinor)).toEqual([
    { amountMinor: 1_000_00, currency: 'USD' },
    { amountMinor: 50_000_00, currency: 'EUR' },
  ]);
});

test('a partner sees its year with each vendor, and how far the next tier is', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { world, vendor, vendorCaller, partner } = there;
  const gold = await aTier(world, vendor, { name: 'Gold', rank: 1 });
  const silver = await aTier(world, vendor, { name: 'Silver', rank: 2 });
  await setTierGoals(vendorCaller, { tierId: gold, goalLaunches: 3, goalDeals: 1 });
  await aSentMailing(there, { people: 3, acceptedAt: new Date('2026-03-31T09:00:00Z') });
  await aSentMailing(there, { people: 2, acceptedAt: new Date('2025-03-31T09:00:00Z') });
  await aFund(there, { shareMinor: 700_00 });

  expect((await scoreOf(there)).vendors).toMatchObject([{ tier: null, nextTier: 'Silver' }]);
  await vendorCaller.inScope(({ db }) =>
    db.partnership.updateMany({ where: { partnerId: partner.id }, data: { tierId: silver } }),
  );
  const { vendors, weeks } = await scoreOf(there);
  expect(vendors).toMatchObject([
    {
      ...{ vendorId: vendor.id, tier: 'Silver', nextTier: 'Gold', goalLaunches: 3, goalDeals: 1 },
      ...{ launches: 1, sent: 3, won: 0, available: [{ amountMinor: 700_00, currency: 'EUR' }] },
    },
  ]);
  expect(weeks.at(-1)).toMatchObject({ launches: 1, sent: 3 });
  await vendorCaller.inScope(({ db }) =>
    db.partnership.updateMany({ where: { partnerId: partner.id }, data: { tierId: gold } }),
  );
  expect((await scoreOf(there)).vendors).toMatchObject([{ tier: 'Gold', nextTier: null }]);
});

test('what is out besides mail: posts of the week, journeys that run, widgets seen, those of eight views and more', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { world, vendor, partnerCaller } = there;
  const before = { posts: 0, journeys: 0, widgetViews: 0, widgetClicks: 0 };
  expect((await homeOf(there)).channels).toEqual(before);
  await aCapturedPost(world, there);
  await aRunningJourney(there);
  const seen = async (views: number) => {
    const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
    const day = NOW.slice(0, 10);
    const counts = [{ widgetId, itemId: '', day, views, clicks: 1 }];
    await partnerCaller.inScope((ctx) => addHits(ctx, { counts, now: ctx.clock.now() }));
  };
  await seen(40);
  await seen(7);
  expect((await homeOf(there)).channels).toEqual({ posts: 1, journeys: 1, widgetViews: 40, widgetClicks: 1 });
  const own = { posts: 1, journeys: 1, widgetViews: 47, widgetClicks: 2 };
  expect(await scoreOf(there)).toMatchObject({ channels: own, vendors: [{ vendorId: vendor.id, channels: own }] });

  const digest = await inTransaction(partnerCaller, partnerDigest);
  expect(digest).toMatchObject({ channels: own });
  if (!digest) throw new Error('a post is news');
  const { text } = await digestMail(there.partnerCaller.install, digest);
  expect(text).toContain('Besides mail: 1 social post published, 1 journey running, and 47 views of widgets.');

  world.clock.advance(8 * 86_400_000);
  expect((await homeOf(there)).channels).toMatchObject({ posts: 0, journeys: 1 });
  const stranger = await aPartnerWorld({ now: NOW });
  expect((await homeOf(stranger)).channels).toEqual(before);
  expect((await scoreOf(stranger)).channels).toEqual(before);
});

test('what only the partner can answer is counted for it, until it is answered', async () => {
  const there = await aPartnerWorld({ now: NOW });
  const { vendor, vendorCaller, partnerCaller } = there;
  const waiting = async () => (await inTransaction(partnerCaller, getPartnerHome)).waiting;
  expect(await waiting()).toEqual({ leads: 0, posts: 0, claims: 0, requests: 0 });
  const form = await aForm(vendorCaller);
  const { leadId } = await aFormLead(partnerCaller, form, { vendorId: vendor.id });
  await offerOwnLead(partnerCaller, { vendorId: vendor.id, leadId });
  await aPost(there, { topicId: await aTopic(there, 'requires_approval') });
  const fund = await aFund(there, { budgetMinor: 50_000_00, shareMinor: 8_000_00 });
  const requestId = await aSubmittedRequest(there, fund);
  await decideRequest(vendorCaller, { requestId, decision: 'ask', note: 'Where is it?' });
  const claimId = await aSubmittedClaim({ ...there, files: aFileStore() }, fund, { amounts: ['900.00'] });
  await decideClaim(vendorCaller, { claimId, decision: 'ask', note: 'Which paper?', lines: [] });
  expect(await waiting()).toEqual({ leads: 1, posts: 1, claims: 1, requests: 1 });

  await answerOpenOffer(partnerCaller, { leadId, answer: 'accept', reason: '' });
  expect(await waiting()).toMatchObject({ leads: 0, posts: 1 });
  const stranger = await aPartnerWorld({ now: NOW });
  expect((await inTransaction(stranger.partnerCaller, getPartnerHome)).waiting).toMatchObject({ posts: 0, claims: 0 });
});
