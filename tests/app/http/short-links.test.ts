import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeShortLinks } from '#app/http/short-links.server.ts';
import type { Database } from '#prisma/client.ts';
import { makeDatabase } from '#prisma/client.ts';
import { aCapturedPost } from '#tests/factories/social.ts';
import { aCuttableWire, type CuttableWire } from '#tests/fakes/cuttable-wire.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aTrackingStand, type TrackingStand } from './tracking-stand.ts';

let made: PartnerWorld;
let wire: CuttableWire;
let database: Database;
let stand: TrackingStand;
beforeAll(async () => {
  made = await aPartnerWorld();
  const { appUrl, systemUrl } = made.world.addresses;
  wire = await aCuttableWire(appUrl);
  database = makeDatabase({ appUrl: wire.address(appUrl), systemUrl: wire.address(systemUrl), poolSize: 2 });
  stand = await aTrackingStand({ ...made.world, database }, { make: makeShortLinks });
});
afterEach(() => wire.mend());
afterAll(async () => {
  await stand.close();
  await database.close();
  await wire.close();
});

/** A post that is out on one more account of a partner of its own, with its short link. */
async function aLink() {
  const there = await aPartnerWorld();
  const { publicationId } = await aCapturedPost(there.world, there);
  const where = { publicationId };
  const { code } = await there.partnerCaller.inScope((ctx) => ctx.db.socialLink.findFirstOrThrow({ where }));
  const counts = async () => {
    const select = { clicks: true, machineClicks: true };
    const row = await there.partnerCaller.inScope((ctx) =>
      ctx.db.socialPublication.findFirst({ where: { id: publicationId }, select }),
    );
    const engagements = await there.partnerCaller.inScope((ctx) =>
      ctx.db.engagement.findMany({ where, select: { class: true, contactId: true, channel: true } }),
    );
    return { ...row, engagements };
  };
  return { path: `/s/${code}`, counts };
}

const TO = /^https:\/\/acme\.example\/solar\?ref=1&utm_source=linkedin&utm_medium=social&utm_campaign=spring-solar&utm/;

test('a short link leads where the post said, with UTM, and says nothing to anybody', async () => {
  const { path } = await aLink();
  const answer = await stand.ask(path);
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toMatch(TO);
  expect(answer.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  expect(answer.headers['set-cookie']).toBeUndefined();
});

test('F12: people are counted once, machines apart, and nobody by name', async () => {
  const { path, counts } = await aLink();
  await stand.ask(path);
  await stand.ask(path, { headers: { 'user-agent': 'Twitterbot/1.0' } });
  await stand.ask(path, { method: 'HEAD' });
  await stand.fold();
  await stand.fold();
  const { engagements, ...sums } = await counts();
  expect(sums).toEqual({ clicks: 1, machineClicks: 2 });
  expect(engagements.map((one) => one.class).sort()).toEqual(['human', 'machine', 'machine']);
  for (const one of engagements) expect(one).toMatchObject({ contactId: null, channel: 'social' });
  expect(stand.spooled()).toBe(0);
});

test('a code that nobody has, or of another form, leads nowhere', async () => {
  const unknown = await stand.ask('/s/0000000000');
  expect([unknown.status, unknown.headers.location]).toEqual([404, undefined]);
  for (const path of ['/s/', '/s/short', '/s/00000000000', '/s/000000000%2f', '/s/../../etc', '/s/0000000000/x'])
    expect([(await stand.ask(path)).status, path]).toEqual([418, path]);
});

test('F12: no parameter, header or path makes it lead elsewhere', async () => {
  const { path } = await aLink();
  const evil = 'https://evil.example';
  for (const address of [`${path}?url=${evil}`, `${path}?to=//evil.example&utm_source=evil`, `${path}?${evil}`])
    expect((await stand.ask(address)).headers.location).toMatch(TO);
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example', referer: evil };
  expect((await stand.ask(path, { headers })).headers.location).toMatch(TO);
  const posted = await stand.ask(path, { method: 'POST', body: `url=${evil}` });
  expect([posted.status, posted.headers.location, posted.headers.allow]).toEqual([405, undefined, 'GET, HEAD']);
});

test('F12: a known link leads on while the database is away, and its clicks are counted when it is back', async () => {
  const { path, counts } = await aLink();
  expect((await stand.ask(path)).status).toBe(302);
  wire.cut();
  for (let n = 0; n < 3; n += 1) expect((await stand.ask(path)).status).toBe(302);
  expect(stand.spooled()).toBeGreaterThan(0);
  wire.mend();
  await stand.fold();
  expect(await counts()).toMatchObject({ clicks: 4, machineClicks: 0 });
});

test('an unknown link answers a page that tries again while the database is away, and no redirect', async () => {
  const { path } = await aLink();
  wire.cut();
  const answer = await stand.ask(path);
  expect([answer.status, answer.headers['retry-after'], answer.headers.location]).toEqual([503, '5', undefined]);
  wire.mend();
  await expect.poll(async () => (await stand.ask(path)).status).toBe(302);
});
