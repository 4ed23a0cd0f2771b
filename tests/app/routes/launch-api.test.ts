import { beforeAll, expect, test } from 'vitest';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import type { MailingId } from '#campaigns/kernel/ids.ts';
import { followMailing } from '#campaigns/launches/follow-mailing.ts';
import { anApiKey, aVendor, type TestVendor, unique } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { anAudience, someContacts } from '#tests/factories/contacts.ts';
import { aPicture, aPublishedBrandKit, aTemplate } from '#tests/factories/content.ts';
import { aPartner, aPartnerCaller, aPartnership, type TestPartner } from '#tests/factories/partners.ts';
import { advance, aMailerTo, aSender, aSink, figuresOf } from '../../campaigns/delivery/sending.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let vendor: TestVendor;
let partner: TestPartner;
let caller: PartnerCaller;
let keys: { vendor: string; partner: string };
beforeAll(async () => {
  stand = await webStand();
  [vendor, partner] = await Promise.all([aVendor(stand.world), aPartner(stand.world)]);
  await aPartnership(stand.world, { vendor, partner });
  await aPublishedBrandKit(stand.world, partner);
  caller = aPartnerCaller(stand.world, partner);
  keys = {
    vendor: (await anApiKey(stand.world, vendor.admin, { vendorId: vendor.id })).key,
    partner: (await anApiKey(stand.world, partner.owner, { partnerId: partner.id })).key,
  };
}, 120_000);

type Body = Record<string, unknown>;
type Sent = { as?: 'vendor' | 'partner'; body?: object | Uint8Array; headers?: Record<string, string> };

async function api(call: string, { as = 'partner', body, headers = {} }: Sent = {}) {
  const [method = '', path = ''] = call.split(' ');
  const type = body instanceof Uint8Array ? 'image/png' : 'application/json';
  const answer = await stand.browser().send(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${keys[as]}`, ...(body ? { 'content-type': type } : {}), ...headers },
    ...(body ? { body: body instanceof Uint8Array ? body : JSON.stringify(body) } : {}),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(answer.text) as Body };
}

/** A draft of an offered campaign with an audience of this many, made through the API. */
async function aDraft(people: number) {
  const template = await aTemplate(stand.world, vendor);
  const campaign = await aCampaign(stand.world, vendor, { templateVersionId: template.versionId });
  const tag = `t${unique()}`;
  await someContacts(caller, people, () => ({ tags: [tag] }));
  const audience = await anAudience(caller, { filter: { tagsAny: [tag] } });
  const made = await api('POST /launches', { body: { vendorId: vendor.id, campaignId: campaign.id } });
  expect(made).toMatchObject({ status: 201, body: { status: 'draft', revision: 1 } });
  const at = `/launches/${made.body.id}`;
  const saved = await api(`PATCH ${at}`, {
    body: { revision: 1, audienceId: audience.id, zones: { headline: 'Mine' } },
  });
  expect(saved).toMatchObject({ status: 200, body: { zones: { headline: 'Mine' }, revision: 2 } });
  return { at, campaign, people };
}

async function confirmed(at: string, headers: Record<string, string> = {}) {
  const { body } = await api(`POST ${at}/review`);
  const { revision, count } = body as { revision: number; count: { reachable: number } };
  const plan = { when: 'now' };
  return api(`POST ${at}/schedule`, { body: { revision, confirmedCount: count.reachable, plan }, headers });
}

test('an offered campaign is found, made one’s own, looked at, checked, launched, followed and read back', async () => {
  const { at, campaign } = await aDraft(9);
  const offers = await api('GET /offered-campaigns?limit=200');
  expect((offers.body.items as Body[]).map(({ id }) => id)).toContain(campaign.id);
  expect(await api(`GET /offered-campaigns/${vendor.id}/${campaign.id}`)).toMatchObject({ status: 200 });

  const picture = await api(`POST ${at}/images?fileName=stand.png`, { body: await aPicture() });
  expect(picture).toMatchObject({ status: 201, body: { url: expect.stringMatching(/\/a\/[0-9a-f]{64}\.png$/) } });
  const preview = await api(`POST ${at}/preview`);
  expect(preview.body.html).toContain('Mine');
  expect(preview.body.text).toContain('1 Quay Street');

  const review = await api(`POST ${at}/review`);
  expect(review.body).toMatchObject({
    count: { total: 9, reachable: 9 },
    sender: { replyTo: 'hello@harbour-it.example' },
  });
  const scheduled = await confirmed(at);
  expect(scheduled).toMatchObject({ status: 202, body: { confirmedCount: 9, captured: true } });

  const mailingId = scheduled.body.mailingId as MailingId;
  const sink = await aSink();
  await startNow(mailingId);
  await advance(aSender(caller, aMailerTo(sink)), mailingId);
  expect(await figuresOf(caller, mailingId)).toMatchObject({ state: 'done', accepted: 9 });
  expect(sink.received.length).toBe(9);
  expect((await api(`GET ${at}/progress`)).body).toMatchObject({ audience: 9, accepted: 9, unknown: 0, underWay: 0 });
  const first = await api(`GET ${at}/deliveries?limit=5`);
  const second = await api(`GET ${at}/deliveries?limit=5&cursor=${first.body.nextCursor}`);
  const emails = [first, second].flatMap(({ body }) => (body.items as Body[]).map(({ email }) => email));
  expect(new Set(emails).size).toBe(9);
  expect(second.body.nextCursor).toBeNull();
  expect(await api(`GET ${at}/results`)).toMatchObject({ status: 200 });
  expect(await api(`GET ${at}/people?group=accepted`)).toMatchObject({ status: 200 });
  expect(await api(`GET /campaigns/${campaign.id}/results`, { as: 'vendor' })).toMatchObject({ status: 200 });
}, 60_000);

test('taken back, launched again, paused, resumed, cancelled, put away and brought back', async () => {
  const { at } = await aDraft(60);
  expect((await api(`POST ${at}/pause`)).status).toBe(409);
  await confirmed(at);
  expect(await api(`DELETE ${at}/schedule`)).toMatchObject({ status: 200 });
  expect((await api(`GET ${at}`)).body).toMatchObject({ status: 'draft', zones: { headline: 'Mine' } });
  const mailingId = (await confirmed(at)).body.mailingId as MailingId;
  expect((await api(`POST ${at}/archive`)).status).toBe(409);
  await startNow(mailingId);
  const sink = await aSink();
  sink.behave(() => ({ kind: 'accept', delayMs: 50 }));
  const sending = advance(aSender(caller, aMailerTo(sink, 1)), mailingId);
  await sink.reached(1);
  await followMailing(caller, { mailingId });
  expect(await api(`POST ${at}/pause`)).toMatchObject({ status: 200 });
  await sending;
  expect((await api(`GET ${at}/progress`)).body).toMatchObject({ status: 'paused', pause: { reason: 'person' } });
  expect(await api(`DELETE ${at}/pause`)).toMatchObject({ status: 200 });
  expect(await api(`POST ${at}/cancellation`)).toMatchObject({ status: 200 });
  expect(await api(`POST ${at}/archive`)).toMatchObject({ status: 200 });
  const ids = async (query = '') =>
    ((await api(`GET /launches?limit=200${query}`)).body.items as Body[]).map(({ id }) => id);
  const id = at.split('/').at(-1);
  expect([(await ids()).includes(id), (await ids('&archived=true')).includes(id)]).toEqual([false, true]);
  await api(`DELETE ${at}/archive`);
  expect(await ids()).toContain(id);
});

test('B 20: the same call with the same key is one call; the key with another call is refused', async () => {
  const { at } = await aDraft(2);
  const key = { 'idempotency-key': `launch-${unique()}` };
  const first = await confirmed(at, key);
  expect(first.status).toBe(202);
  const body = { revision: 2, confirmedCount: 2, plan: { when: 'now' } };
  const repeated = await api(`POST ${at}/schedule`, { body, headers: key });
  expect(repeated).toMatchObject({ status: 202, body: first.body });
  expect(repeated.headers.get('idempotency-replayed')).toBe('true');
  const other = await api(`POST ${at}/schedule`, { body: { ...body, confirmedCount: 3 }, headers: key });
  expect(other).toMatchObject({ status: 422 });
  expect(other.headers.get('content-type')).toBe('application/problem+json');
});

test('B 20: fifty launches of one draft at once make one mailing, with or without keys', async () => {
  const { at } = await aDraft(2);
  const body = { revision: 2, confirmedCount: 2, plan: { when: 'now' } };
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      api(`POST ${at}/schedule`, { body, headers: i % 2 ? { 'idempotency-key': `k-${at}-${i % 10}` } : {} }),
    ),
  );
  const mailings = new Set(answers.filter(({ status }) => status === 202).map(({ body }) => body.mailingId));
  expect(mailings.size).toBe(1);
  expect(answers.map(({ status }) => status).filter((status) => ![202, 409].includes(status))).toEqual([]);
  const id = at.split('/').at(-1);
  const rows = await caller.inScope(({ db }) => db.mailing.count({ where: { sourceId: id ?? '' } }));
  expect(rows).toBe(1);
});

test('a vendor invites, sorts and reads its partners', async () => {
  const tier = await api('POST /tiers', { as: 'vendor', body: { name: `Gold ${unique()}` } });
  const group = await api('POST /groups', { as: 'vendor', body: { name: `North ${unique()}` } });
  expect([tier.status, group.status]).toEqual([201, 201]);
  const change = { tierId: tier.body.tierId, groupIds: [group.body.groupId] };
  expect(await api(`PUT /partners/${partner.id}`, { as: 'vendor', body: change })).toMatchObject({ status: 200 });
  expect(await api(`GET /partners/${partner.id}`, { as: 'vendor' })).toMatchObject({ status: 200 });
  const invitation = {
    email: `new.${unique()}@example.test`,
    companyName: `New ${unique()}`,
    tierId: tier.body.tierId,
  };
  expect(await api('POST /partner-invitations', { as: 'vendor', body: invitation })).toMatchObject({ status: 201 });
  const vendors = await api('GET /vendors');
  expect(JSON.stringify(vendors.body)).toContain(vendor.id);
});

/** Half a minute later, as far as the mailing goes. */
function startNow(id: MailingId) {
  const past = new Date(Date.now() - 1000);
  return caller.inScope(({ db }) => db.mailing.updateMany({ where: { id }, data: { startsAt: past, dueAt: past } }));
}
