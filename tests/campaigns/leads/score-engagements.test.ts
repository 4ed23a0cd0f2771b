import { expect, test } from 'vitest';
import { foldHits } from '#campaigns/delivery/tracking/fold-hits.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

async function someClicks(there: PartnerWorld, people: number, each = 1) {
  const now = there.world.clock.now();
  const links = ['https://acme.test/a', 'https://acme.test/b'];
  const mailing = await aSentMailing(there, { people, links, acceptedAt: new Date(now.getTime() - 3_600_000) });
  const hits = mailing.people.flatMap(({ deliveryId }, i) =>
    Array.from({ length: each }, (_, n) => ({
      ...{ eventId: `hit.${mailing.mailingId}.${i}.${n}`, kind: 'click', arrival: 'browser', deliveryId },
      ...{ mailingId: mailing.mailingId, link: 1, at: new Date(now.getTime() - 60_000 * (n + 1)) },
    })),
  ) as Parameters<typeof foldHits>[1]['hits'];
  await foldHits(there.partnerCaller, { hits, bursts: [] });
  return { ...mailing, hits };
}

const leadsOf = ({ partnerCaller }: PartnerWorld) => partnerCaller.inScope(({ db }) => db.lead.findMany());

test('a click makes a lead that nobody hurries for, with the campaign it came from', async () => {
  const there = await aPartnerWorld();
  const { people, launchId, campaignId } = await someClicks(there, 1);
  await scoreEngagements(there.partnerCaller);
  expect(await leadsOf(there)).toMatchObject([
    { status: 'nurturing', engagement: 10, contactId: people[0]?.id, launchId, campaignId, source: 'mail' },
  ]);
});

test('eight workers at once count every click once, and again is nothing', async () => {
  const there = await aPartnerWorld();
  await someClicks(there, 300, 2);
  const rounds = await Promise.all(Array.from({ length: 8 }, () => scoreEngagements(there.partnerCaller)));
  expect(rounds.reduce((sum, { counted }) => sum + counted, 0)).toBe(600);
  await scoreEngagements(there.partnerCaller);
  const leads = await leadsOf(there);
  expect(leads).toHaveLength(300);
  expect(new Set(leads.map(({ engagement }) => engagement))).toEqual(new Set([20]));
  const totals = await there.partnerCaller.inScope(({ db }) => db.leadTotals.findMany());
  expect(totals).toMatchObject([{ leads: 300 }]);
});

test('a click that turns out to be a machine’s gives its points back', async () => {
  const there = await aPartnerWorld();
  const { hits, mailingId } = await someClicks(there, 1, 2);
  await scoreEngagements(there.partnerCaller);
  expect(await leadsOf(there)).toMatchObject([{ engagement: 20 }]);
  await foldHits(there.partnerCaller, { hits: [], bursts: hits.map(({ eventId }) => ({ eventId, mailingId })) });
  await scoreEngagements(there.partnerCaller);
  expect(await leadsOf(there)).toMatchObject([{ engagement: 0 }]);
});

test('killed before the commit, nothing is lost and nothing counts twice', async () => {
  const there = await aPartnerWorld();
  await someClicks(there, 20);
  const { partnerCaller } = there;
  await expect(
    partnerCaller.inScope(async (ctx) => {
      await scoreEngagements(ctx);
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await leadsOf(there)).toEqual([]);
  expect((await scoreEngagements(partnerCaller)).counted).toBe(20);
  expect(await leadsOf(there)).toHaveLength(20);
});
