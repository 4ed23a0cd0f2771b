import { beforeAll, describe, expect, test } from 'vitest';
import { exportLaunchPeople } from '#campaigns/analytics/export-launch-people.ts';
import { getCampaignResults } from '#campaigns/analytics/get-campaign-results.ts';
import { getLaunchResults } from '#campaigns/analytics/get-launch-results.ts';
import { listLaunchPeople } from '#campaigns/analytics/list-launch-people.ts';
import { listCampaignResults, listLaunchResults } from '#campaigns/analytics/queries.ts';
import type { PeopleGroup } from '#campaigns/analytics/schema.ts';
import { foldHits, type Hit } from '#campaigns/delivery/tracking/fold-hits.ts';
import { unsubscribe } from '#campaigns/delivery/tracking/unsubscribe.ts';
import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { aPartner, aPartnerCaller, aPartnership } from '#tests/factories/partners.ts';
import { aPublishedCampaign, aSentMailing, type SentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let made: PartnerWorld;
let sent: SentMailing;
beforeAll(async () => {
  made = await aPartnerWorld({ now: '2026-03-10T12:00:00Z' });
  sent = await aSentMailing(made, {
    people: 10,
    links: ['https://acme.test/offer', 'https://acme.test/blog'],
    acceptedAt: new Date('2026-03-10T08:00:00Z'),
  });
  await foldHits(made.partnerCaller, {
    hits: [
      click(sent, 0, { link: 1, at: '2026-03-10T08:30:00Z' }),
      click(sent, 0, { link: 2, at: '2026-03-10T09:10:00Z' }),
      click(sent, 1, { link: 1, at: '2026-03-10T09:20:00Z' }),
      click(sent, 2, { link: 1, at: '2026-03-10T08:30:00Z', arrival: 'scanner' }),
      click(sent, 3, { kind: 'open', link: null, at: '2026-03-10T10:00:00Z' }),
      { ...click(sent, 0, { link: 2, at: '2026-03-10T10:30:00Z' }), deliveryId: null },
    ],
    bursts: [],
  });
  const leaving = person(sent, 4);
  const facts = { partnerId: made.partner.id, deliveryId: leaving.deliveryId, contactId: leaving.id };
  await unsubscribe(made.partnerCaller, { facts, choice: 'everything' });
});

let hits = 0;
function click(of: SentMailing, who: number, over: Partial<Omit<Hit, 'at'>> & { at: string }): Hit {
  hits += 1;
  const hit = { eventId: `hit.${hits}`, kind: 'click', arrival: 'browser', link: 1 } as const;
  return { ...hit, mailingId: of.mailingId, deliveryId: person(of, who).deliveryId, ...over, at: new Date(over.at) };
}
function person(of: SentMailing, index: number) {
  const found = of.people[index];
  if (!found) throw new Error(`person ${index}`);
  return found;
}
const asPartner = <T>(work: (ctx: PartnerCtx) => Promise<T>, caller: PartnerCaller = made.partnerCaller) =>
  inTransaction(caller, work);
const people = async (who?: PeopleGroup, link?: number) =>
  (await asPartner((ctx) => listLaunchPeople(ctx, { launchId: sent.launchId, who, link, limit: 50 }))).items;
const indexes = async (who?: PeopleGroup, link?: number) =>
  (await people(who, link)).map((row) => sent.people.findIndex((one) => one.deliveryId === row.deliveryId)).sort();

describe("a launch's results, for its partner", () => {
  test('count people, clicks and machines apart', async () => {
    const { counts, startedAt } = await asPartner((ctx) => getLaunchResults(ctx, sent.launchId));
    expect(counts).toMatchObject({
      ...{ audience: 10, accepted: 10, clickers: 2, clicks: 4, machineClicks: 1, namelessClicks: 1 },
      ...{ openers: 1, unsubscribes: 1, bounced: 0, lastClickAt: new Date('2026-03-10T10:30:00Z') },
    });
    expect(startedAt).toEqual(new Date('2026-03-10T08:00:00Z'));
  });

  test('say which links', async () => {
    const { links } = await asPartner((ctx) => getLaunchResults(ctx, sent.launchId));
    expect(links).toEqual([
      { number: 1, label: 'Link 1', url: 'https://acme.test/offer', people: 2, clicks: 2, machineClicks: 1 },
      { number: 2, label: 'Link 2', url: 'https://acme.test/blog', people: 1, clicks: 2, machineClicks: 0 },
    ]);
  });

  test('show the course by the hour, with the hours in which nothing came', async () => {
    const { chart } = await asPartner((ctx) => getLaunchResults(ctx, sent.launchId));
    expect(chart?.size).toBe('hour');
    expect(chart?.buckets.map((bucket) => bucket.clicks)).toEqual([1, 2, 1, 0, 0, 0, 0]);
    expect(chart?.buckets.map((bucket) => bucket.unsubscribes)).toEqual([0, 0, 0, 0, 1, 0, 0]);
    expect(chart?.buckets[0]?.start).toEqual(new Date('2026-03-10T08:00:00Z'));
  });

  test('every number opens its people', async () => {
    expect(await indexes('clicked')).toEqual([0, 1]);
    expect(await indexes('clicked', 2)).toEqual([0]);
    expect(await indexes('opened')).toEqual([3]);
    expect(await indexes('unsubscribed')).toEqual([4]);
    expect(await indexes('nothing')).toEqual([2, 5, 6, 7, 8, 9]);
    expect(await indexes()).toHaveLength(10);
  });

  test('a person shows what it did', async () => {
    const first = (await people('clicked')).find((row) => row.deliveryId === person(sent, 0).deliveryId);
    expect(first).toMatchObject({ clicks: 2, links: ['Link 1', 'Link 2'], name: 'Kim Example', state: 'accepted' });
    const scanned = (await people()).find((row) => row.deliveryId === person(sent, 2).deliveryId);
    expect(scanned).toMatchObject({ clicks: 0, links: [] });
  });

  test('people are paged without a gap', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await asPartner((ctx) => listLaunchPeople(ctx, { launchId: sent.launchId, cursor, limit: 3 }));
      seen.push(...page.items.map((row) => row.deliveryId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(sent.people.map((one) => one.deliveryId).sort());
  });

  test('the export says the same, and is on record', async () => {
    let text = '';
    for await (const piece of await exportLaunchPeople(made.partnerCaller, { launchId: sent.launchId, who: 'clicked' }))
      text += piece;
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    // In the order of deliveries, which is not the order of the contacts.
    expect(lines.find((line) => line.startsWith(person(sent, 0).email))).toContain(
      `${person(sent, 0).email},Kim Example,accepted,,2,Link 1; Link 2,no,`,
    );
    const trail = await asPartner(({ db }) => db.auditEntry.findMany({ where: { action: 'results.exported' } }));
    expect(trail).toMatchObject([{ objectId: sent.launchId }]);
  });

  test('only an owner exports people', async () => {
    const marketer = aPartnerCaller(made.world, made.partner, 'marketer');
    await expect(exportLaunchPeople(marketer, { launchId: sent.launchId })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('say what is usual once enough people were mailed', async () => {
    const own = await aPartnerWorld();
    const [first, second] = [await aSentMailing(own, { people: 60 }), await aSentMailing(own)];
    const usual = async (of: SentMailing) =>
      (await asPartner((ctx) => getLaunchResults(ctx, of.launchId), own.partnerCaller)).usualClickRate;
    expect(await usual(first)).toBeNull();
    expect(await usual(second)).toBe(0);
  });

  test('the list has the launches of all vendors', async () => {
    const { items } = await asPartner((ctx) => listLaunchResults(ctx, { limit: 50 }));
    expect(items).toMatchObject([{ launchId: sent.launchId, accepted: 10, clickers: 2, clicks: 4, unsubscribes: 1 }]);
  });
});

describe("a campaign's results, for its vendor", () => {
  test('are counts by partner, and a launch to seven people is in none of them', async () => {
    const neighbour = await aPartner(made.world);
    await aPartnership(made.world, { vendor: made.vendor, partner: neighbour });
    const theirs = { vendorCaller: made.vendorCaller, partnerCaller: aPartnerCaller(made.world, neighbour) };
    const { campaignId, tacticId } = sent;
    const small = await aSentMailing(theirs, { people: 7, campaignId, tacticId });
    await foldHits(theirs.partnerCaller, { hits: [click(small, 0, { at: '2026-03-10T12:00:00Z' })], bursts: [] });
    const results = await inTransaction(made.vendorCaller, (ctx) => getCampaignResults(ctx, campaignId));
    expect(results).toMatchObject({
      counts: { accepted: 10, clickers: 2, clicks: 4, unsubscribes: 1 },
      launches: 2,
      hiddenLaunches: 1,
      partners: [
        { partnerId: made.partner.id, counts: { accepted: 10, clicks: 4 } },
        { partnerId: neighbour.id, counts: null, launches: 1 },
      ],
    });
    const list = await inTransaction(made.vendorCaller, (ctx) => listCampaignResults(ctx, { limit: 50 }));
    expect(list.items).toMatchObject([{ campaignId, partners: 2, hiddenLaunches: 1, accepted: 10 }]);
  });

  test('two clicks of eight people are shown', async () => {
    const campaign = await aPublishedCampaign(made.vendorCaller);
    const eight = await aSentMailing(made, { people: 8, ...campaign });
    await foldHits(made.partnerCaller, { hits: [click(eight, 0, { at: '2026-03-10T12:00:00Z' })], bursts: [] });
    const { counts } = await inTransaction(made.vendorCaller, (ctx) => getCampaignResults(ctx, campaign.campaignId));
    expect(counts).toMatchObject({ accepted: 8, clicks: 1 });
  });
});

describe('strangers', () => {
  test("another partner finds nothing of a launch's results", async () => {
    const stranger = await aPartnerWorld();
    const launchId = sent.launchId;
    const calls: ((ctx: PartnerCtx) => Promise<unknown>)[] = [
      (ctx) => getLaunchResults(ctx, launchId),
      (ctx) => listLaunchPeople(ctx, { launchId, limit: 50 }),
    ];
    for (const call of calls)
      await expect(asPartner(call, stranger.partnerCaller)).rejects.toMatchObject({ code: 'not_found' });
    await expect(exportLaunchPeople(stranger.partnerCaller, { launchId })).rejects.toMatchObject({ code: 'not_found' });
    expect((await asPartner((ctx) => listLaunchResults(ctx, { limit: 50 }), stranger.partnerCaller)).items).toEqual([]);
  });

  test("another vendor finds nothing of a campaign's results", async () => {
    const stranger = await aPartnerWorld();
    const call = inTransaction(stranger.vendorCaller, (ctx) => getCampaignResults(ctx, sent.campaignId));
    await expect(call).rejects.toMatchObject({ code: 'not_found' });
    const list = await inTransaction(stranger.vendorCaller, (ctx) => listCampaignResults(ctx, { limit: 50 }));
    expect(list.items).toEqual([]);
  });

  test("the partner's own vendor reads no engagement, delivery or contact, whatever it asks", async () => {
    await inTransaction(made.vendorCaller, async ({ db }) => {
      expect(await db.engagement.count()).toBe(0);
      expect(await db.delivery.count()).toBe(0);
      expect(await db.contact.count()).toBe(0);
      expect(await db.mailingLink.count()).toBe(0);
    });
  });
});
