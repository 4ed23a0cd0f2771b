import { expect, test } from 'vitest';
import { foldHits } from '#campaigns/delivery/tracking/fold-hits.ts';
import { takeEngagements } from '#campaigns/leads/inbox.sql.ts';
import { scoreEngagements } from '#campaigns/leads/score-engagements.ts';
import { withClient } from '#prisma/roles.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { freshDatabase } from '#tests/setup/test-database.ts';

async function someClicks(there: PartnerWorld, people: number, each = 1) {
  const now = there.world.clock.now();
  const links = ['https://acme.test/a', 'https://acme.test/b'];
  const mailing = await aSentMailing(there, { people, links, acceptedAt: new Date(now.getTime() - 3_600_000) });
  const hits = Array.from({ length: each }).flatMap((_, n) =>
    mailing.people.map(({ deliveryId }, i) => ({
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

test('eight workers at once count every click once, also of people whose clicks several of them hold, and again is nothing', async () => {
  const there = await aPartnerWorld();
  const race = async () => {
    const rounds = await Promise.all(Array.from({ length: 8 }, () => scoreEngagements(there.partnerCaller)));
    return rounds.reduce((sum, { counted }) => sum + counted, 0);
  };
  const { hits } = await someClicks(there, 800);
  expect(await race(), 'people who are new').toBe(800);
  // More than one batch, and each person's two further clicks lie in different ones.
  const more = [1, 2].flatMap((n) => hits.map((hit) => ({ ...hit, eventId: `${hit.eventId}.${n}` })));
  await foldHits(there.partnerCaller, { hits: more, bursts: [] });
  expect(await race(), 'people who are known').toBe(1_600);
  expect(await race()).toBe(0);
  const leads = await leadsOf(there);
  expect(leads).toHaveLength(800);
  expect(new Set(leads.map(({ engagement }) => engagement))).toEqual(new Set([30]));
  const totals = await there.partnerCaller.inScope(({ db }) => db.leadTotals.findMany());
  expect(totals).toMatchObject([{ leads: 800 }]);
});

test('a full inbox is read once, though the server has only ever seen it empty', async () => {
  // Alone: what other tests have left in the inbox would be read as well.
  const there = await aPartnerWorld({ addresses: await freshDatabase() });
  await withClient(there.world.addresses.ownerUrl, (owner) => owner.query('ANALYZE "ScoreInbox"'));
  await someClicks(there, 300);
  const { taken, seen } = await there.partnerCaller.inScope(async (ctx) => {
    const { taken } = await takeEngagements(ctx, 200);
    const [seen] = await ctx.db.$queryRaw<{ rows: number }[]>`
      SELECT (seq_tup_read + idx_tup_fetch)::int AS "rows" FROM pg_stat_xact_user_tables WHERE relname = 'ScoreInbox'`;
    return { taken, seen };
  });
  expect(taken).toBe(200);
  expect(seen?.rows).toBeLessThanOrEqual(3 * 300);
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
