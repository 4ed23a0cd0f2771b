import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWidgetScript } from '#app/launch/build-widget.ts';
import type { FormId, WidgetId } from '#campaigns/kernel/ids.ts';
import { pauseWidget } from '#campaigns/widgets/pause-widget.ts';
import { withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';
import type { WidgetPayload } from '#campaigns/widgets/widget-payload.ts';
import { aForm } from '#tests/factories/leads.ts';
import { anItem, aWidget, SITE } from '#tests/factories/widgets.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aWidgetStand, type WidgetStand } from './widget-stand.ts';

let there: PartnerWorld;
let stand: WidgetStand;
let formId: FormId;
let formWidget: WidgetId;

beforeAll(async () => {
  there = await aPartnerWorld();
  ({ formId } = await aForm(there.vendorCaller));
  stand = await aWidgetStand(there.world);
  ({ widgetId: formWidget } = await aWidget(there.partnerCaller, { vendorId: there.vendor.id, kind: 'form', formId }));
});
afterAll(() => stand.close());

const payloadOf = async (widgetId: string) => (await (await stand.get(`/w/${widgetId}.json`)).json()) as WidgetPayload;

test('R30: loader and widgets weigh at most 10 KB', async () => {
  const file = path.join('.cache', 'widget-weight.js');
  await buildWidgetScript(file);
  expect(gzipSync(readFileSync(file), { level: 9 }).length).toBeLessThanOrEqual(10 * 1024);
});

test('R30: the script listens to no messages, from nobody: there is no foreign one to accept', async () => {
  const script = await (await stand.get('/w/throughline.js')).text();
  expect(script).not.toMatch(/onmessage|postMessage|["'`]message["'`]/);
  expect(script).not.toMatch(/localStorage|sessionStorage|document\.cookie|innerHTML|\beval\(/);
});

test('the script is served to anybody, under a lasting address and under its own hash, and once only', async () => {
  const script = await stand.get('/w/throughline.js');
  expect(script.status).toBe(200);
  expect(script.headers.get('set-cookie')).toBeNull();
  expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const etag = script.headers.get('etag') ?? '';
  expect((await stand.get('/w/throughline.js', { 'if-none-match': etag })).status).toBe(304);
  expect((await stand.get('/w/0123456789abcdef/throughline.js')).status).toBe(404);
});

test('B 47: what a vendor typed is text in every form the widget has', async () => {
  const { vendorCaller, partnerCaller, vendor } = there;
  const nasty = '</script><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
  await anItem(vendorCaller, { title: nasty, summary: nasty });
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id, style: { heading: nasty.slice(0, 80) } });
  const page = await (await stand.get(`/w/${widgetId}.html`)).text();
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain('<img src=x');
  const ld = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
  expect(JSON.parse(ld).itemListElement[0].item.headline).toBe(nasty);
  const answer = await stand.get(`/w/${widgetId}.jsonld`);
  expect(answer.headers.get('content-type')).toContain('application/ld+json');
  expect(await answer.json()).toMatchObject({ '@type': 'ItemList', itemListElement: [{ position: 1 }] });
  expect((await payloadOf(widgetId)).items[0]).toMatchObject({ title: nasty, summary: nasty });
});

test('a change is there within five seconds, an unchanged widget costs a 304', async () => {
  const { vendorCaller, partnerCaller, vendor } = there;
  const { itemId } = await anItem(vendorCaller, { kind: 'product', title: 'Before' });
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id, kind: 'products' });
  const first = await stand.get(`/w/${widgetId}.json`);
  expect(first.headers.get('cache-control')).toMatch(/stale-while-revalidate/);
  const etag = first.headers.get('etag') ?? '';
  expect((await stand.get(`/w/${widgetId}.json`, { 'if-none-match': etag })).status).toBe(304);
  await updateItem(vendorCaller, { itemId, title: 'After' });
  const title = async () => (await payloadOf(widgetId)).items[0]?.title;
  await expect.poll(title, { timeout: 5_000, interval: 100 }).toBe('After');
  await withdrawItem(vendorCaller, { itemId });
  await expect.poll(title, { timeout: 5_000, interval: 100 }).toBeUndefined();
  await pauseWidget(partnerCaller, { widgetId });
  const status = async () => (await stand.get(`/w/${widgetId}.json`)).status;
  await expect.poll(status, { timeout: 5_000, interval: 100 }).toBe(404);
});

test('events come as a calendar that others read, each under a lasting name', async () => {
  const { vendorCaller, partnerCaller, vendor } = there;
  const event = {
    kind: 'event',
    title: 'Open day; with, signs',
    startsAt: '2099-05-12T09:00',
    timeZone: 'Europe/Berlin',
  } as const;
  const { itemId } = await anItem(vendorCaller, { ...event, place: 'Halle 3' });
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id, kind: 'events' });
  const answer = await stand.get(`/w/${widgetId}.ics`);
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
  const [read] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect(read).toMatchObject({
    summary: 'Open day; with, signs',
    location: 'Halle 3',
    uid: `${itemId}@localhost:3000`,
  });
  expect(read?.startDate.toJSDate().toISOString()).toBe('2099-05-12T07:00:00.000Z');
  expect((await payloadOf(widgetId)).calendar).toBe(`webcal://localhost:3000/w/${widgetId}.ics`);
});

const begin = async () => {
  const answer = await stand.get(`/w/${formWidget}/ticket`, { origin: SITE });
  return ((await answer.json()) as { ticket: string }).ticket;
};

test('a lead form posted from the partner’s website becomes the partner’s lead', async () => {
  const { partnerCaller } = there;
  const values = { email: 'kim@customer.test', firstName: 'Kim' };
  const lead = { values, consent: true, homepage: '', ticket: await begin() };
  const answer = await stand.post(`/w/${formWidget}/lead`, lead, { origin: SITE });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
  expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  expect(await answer.json()).toEqual({ thanks: expect.stringContaining('Thank you') });
  const post = await partnerCaller.inScope(({ db }) =>
    db.formSubmission.findFirst({ where: { email: 'kim@customer.test' } }),
  );
  expect(post).toMatchObject({ source: 'widget', widgetId: formWidget, origin: SITE, consent: true });
});

test('what is missing is said at its field, in JSON and on the page without script', async () => {
  const lead = { values: { email: 'x' }, ticket: await begin() };
  const answer = await stand.post(`/w/${formWidget}/lead`, lead, { origin: SITE });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ fields: { email: expect.any(String), firstName: expect.any(String) } });
  const { publicUrl } = there.world.install;
  const page = await (await stand.get(`/w/${formWidget}.html`)).text();
  const ticket = /name="ticket" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const form = (fields: Record<string, string>) =>
    stand.post(`/w/${formWidget}/lead`, new URLSearchParams({ ticket, ...fields }).toString(), {
      ...{ origin: publicUrl, 'content-type': 'application/x-www-form-urlencoded' },
    });
  const refused = await form({ 'values.email': '"><script>' });
  expect(refused.status).toBe(422);
  expect(await refused.text()).not.toContain('<script>');
  const sent = await form({ 'values.email': 'lee@customer.test', 'values.firstName': 'Lee' });
  expect(await sent.text()).toContain('role="status"');
});

test('R30, B 45: a post or a question from any other website is refused, and nothing is kept', async () => {
  const { partnerCaller } = there;
  const lead = { values: { email: 'evil@customer.test', firstName: 'Evil' }, ticket: await begin() };
  const others = [
    'null',
    `${SITE}.evil.test`,
    'https://partner.example',
    'http://www.partner.example',
    'https://evil.test',
  ];
  for (const headers of [{}, ...others.map((origin) => ({ origin }))]) {
    const answer = await stand.post(`/w/${formWidget}/lead`, lead, headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
  const ask = (origin: string) =>
    fetch(`${stand.origin}/w/${formWidget}/lead`, { method: 'OPTIONS', headers: { origin } });
  expect((await ask('https://evil.test')).status).toBe(403);
  expect((await ask(SITE)).headers.get('access-control-allow-headers')).toBe('content-type');
  expect((await stand.get(`/w/${formWidget}/ticket`, { origin: 'https://evil.test' })).status).toBe(403);
  expect(
    await partnerCaller.inScope(({ db }) => db.formSubmission.count({ where: { email: lead.values.email } })),
  ).toBe(0);
});

test('R30, B 46: the page of a widget is framed by the partner’s websites and no other', async () => {
  for (const id of [formWidget]) {
    const policy = (await stand.get(`/w/${id}.html`)).headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors 'self' ${SITE}`);
  }
});

test('what is no widget’s address is a 404; what is nobody’s is left to others', async () => {
  const gone = [
    '/w/',
    '/w/x',
    '/w/wgt_00000000000000000000000000.json',
    `/w/${formWidget}.ics`,
    `/w/${formWidget}.exe`,
  ];
  for (const address of gone) expect((await stand.get(address)).status, address).toBe(404);
  expect((await stand.post(`/w/${formWidget}.json`, '')).status).toBe(405);
  expect((await stand.get('/who')).status).toBe(418);
});
