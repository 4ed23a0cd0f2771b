import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clickToken, unsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { type Database, makeDatabase } from '#prisma/client.ts';
import { aSentMailing, type SentMailing } from '#tests/factories/sent-mailing.ts';
import { aCuttableWire, type CuttableWire } from '#tests/fakes/cuttable-wire.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aTrackingStand, type TrackingStand } from './tracking-stand.ts';

let made: PartnerWorld;
let wire: CuttableWire;
let database: Database;
let stand: TrackingStand;
beforeAll(async () => {
  made = await aPartnerWorld({ install: { captured: false } });
  const { appUrl, systemUrl } = made.world.addresses;
  wire = await aCuttableWire(appUrl);
  database = makeDatabase({ appUrl: wire.address(appUrl), systemUrl: wire.address(systemUrl), poolSize: 2 });
  stand = await aTrackingStand({ ...made.world, database });
});
afterEach(() => wire.mend());
afterAll(async () => {
  await stand.close();
  await database.close();
  await wire.close();
});

const pathOf = (sent: SentMailing) => {
  const facts = { partnerId: made.partner.id, mailingId: sent.mailingId, link: 1, query: null };
  return `/c/${clickToken(made.world.install.keys, { ...facts, deliveryId: sent.people[0]?.deliveryId ?? null })}`;
};
const clicksOf = (sent: SentMailing) =>
  inTransaction(made.partnerCaller, ({ db }) =>
    db.engagement.count({ where: { mailingId: sent.mailingId, kind: 'click' } }),
  );

test('F12: a known link leads on while the database is away, and its click is counted when it is back', async () => {
  const sent = await aSentMailing(made);
  expect((await stand.ask(pathOf(sent))).status).toBe(302);
  wire.cut();
  for (let i = 0; i < 5; i += 1) expect((await stand.ask(pathOf(sent))).status).toBe(302);
  expect(stand.spooled()).toBeGreaterThan(0);
  wire.mend();
  await stand.fold();
  expect(await clicksOf(sent)).toBe(6);
});

test('mailings of the last seven days are known from the start', async () => {
  const sent = await aSentMailing(made);
  const fresh = await aTrackingStand({ ...made.world, database });
  await fresh.preloaded();
  wire.cut();
  expect((await fresh.ask(pathOf(sent))).status).toBe(302);
  wire.mend();
  await fresh.close();
});

test('an unknown link answers a page that tries again, and no redirect', async () => {
  const sent = await aSentMailing(made);
  wire.cut();
  const answer = await stand.ask(pathOf(sent));
  expect([answer.status, answer.headers['retry-after'], answer.headers.location]).toEqual([503, '5', undefined]);
  expect(answer.body).toContain('http-equiv="refresh"');
  wire.mend();
  await expect.poll(async () => (await stand.ask(pathOf(sent))).status).toBe(302);
});

test('a database that hangs is away, too', async () => {
  const sent = await aSentMailing(made);
  wire.freeze();
  expect((await stand.ask(pathOf(sent))).status).toBe(503);
  wire.mend();
  await expect.poll(async () => (await stand.ask(pathOf(sent))).status, { timeout: 15_000 }).toBe(302);
});

test('R17: a one-click unsubscribe is kept while the database is away, and done when it is back', async () => {
  const sent = await aSentMailing(made);
  const [person] = sent.people;
  if (!person) throw new Error('a person');
  const who = { partnerId: made.partner.id, deliveryId: person.deliveryId, contactId: person.id };
  wire.cut();
  const answer = await stand.ask(`/u/${unsubscribeToken(made.world.install.keys, who)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
  expect(answer.status).toBe(200);
  wire.mend();
  await stand.fold();
  const suppressed = await inTransaction(made.partnerCaller, ({ db }) =>
    db.suppression.count({ where: { addressHmac: person.addressHmac, vendorId: '' } }),
  );
  expect(suppressed).toBe(1);
});
