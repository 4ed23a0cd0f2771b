import { afterAll, beforeAll, expect, test } from 'vitest';
import { unsubscribeToken } from '#campaigns/delivery/tracking/tokens.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aTrackingStand, type TrackingStand } from './tracking-stand.ts';

let made: PartnerWorld;
let stand: TrackingStand;
beforeAll(async () => {
  made = await aPartnerWorld();
  stand = await aTrackingStand(made.world);
});
afterAll(() => stand.close());

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const ONE_CLICK = { method: 'POST', headers: FORM, body: 'List-Unsubscribe=One-Click' };

async function aLink() {
  const sent = await aSentMailing(made);
  const [person] = sent.people;
  if (!person) throw new Error('a person');
  const facts = { partnerId: made.partner.id, deliveryId: person.deliveryId, contactId: person.id };
  const suppressed = () =>
    inTransaction(made.partnerCaller, ({ db }) => db.suppression.count({ where: { addressHmac: person.addressHmac } }));
  return { path: `/u/${unsubscribeToken(made.world.install.keys, facts)}`, person, suppressed };
}

test('R17: a POST without a cookie works, answers 200 without a redirect, and 200 again', async () => {
  const { path, suppressed } = await aLink();
  for (let i = 0; i < 2; i += 1) {
    const answer = await stand.ask(path, ONE_CLICK);
    expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([200, undefined, undefined]);
    expect(await suppressed()).toBe(1);
  }
});

test('R17: the post may come from any site and any program', async () => {
  const { path, suppressed } = await aLink();
  const headers = { ...FORM, origin: 'https://mail.example', 'sec-fetch-site': 'cross-site', 'user-agent': 'Mail/1.0' };
  expect((await stand.ask(path, { ...ONE_CLICK, headers })).status).toBe(200);
  expect(await suppressed()).toBe(1);
});

test('R17: it may be posted as multipart/form-data', async () => {
  const { path, suppressed } = await aLink();
  const body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n';
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  expect((await stand.ask(path, { method: 'POST', headers, body })).status).toBe(200);
  expect(await suppressed()).toBe(1);
});

test('F11: GET, HEAD and prefetches change nothing', async () => {
  const { path, suppressed } = await aLink();
  for (const ask of [{}, { method: 'HEAD' }, { headers: { 'sec-purpose': 'prefetch' } }]) await stand.ask(path, ask);
  expect(await suppressed()).toBe(0);
});

test('B 10: a wrong or endless body changes nothing and says so', async () => {
  const { path, suppressed } = await aLink();
  for (const body of [
    '',
    'List-Unsubscribe=',
    'list-unsubscribe=one-click',
    '{"List-Unsubscribe":"One-Click"}',
    'x'.repeat(100_000),
  ]) {
    const answer = await stand
      .ask(path, { ...ONE_CLICK, body })
      .catch(() => ({ status: 400, body: 'Nothing was changed' }));
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('Nothing was changed');
  }
  expect(await suppressed()).toBe(0);
});

test('B 10: a truncated or altered token is a 404', async () => {
  const { path, suppressed } = await aLink();
  for (const wrong of [path.slice(0, -1), `${path}A`, '/u/x', `/u/${path.slice(4)}`])
    expect([wrong, (await stand.ask(wrong, ONE_CLICK)).status]).toEqual([wrong, 404]);
  expect(await suppressed()).toBe(0);
});

test('B 10: for an erased contact it still answers 200', async () => {
  const { path, person } = await aLink();
  await inTransaction(made.partnerCaller, ({ db }) => db.contact.deleteMany({ where: { id: person.id } }));
  expect((await stand.ask(path, ONE_CLICK)).status).toBe(200);
});

test('F11: the link of a mail from a year ago still works', async () => {
  const { path, suppressed } = await aLink();
  const later = await aTrackingStand({ ...made.world, clock: { now: () => new Date(Date.now() + 370 * 86_400_000) } });
  expect((await later.ask(path, ONE_CLICK)).status).toBe(200);
  expect(await suppressed()).toBe(1);
  await later.close();
});
