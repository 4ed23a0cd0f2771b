import { expect, test } from 'vitest';
import { withdrawForm } from '#campaigns/leads/publish-form.ts';
import { endPartnership } from '#campaigns/partners/end-partnership.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { loadWidget } from '#campaigns/widgets/load-widget.ts';
import { isOriginAllowed, toOrigins } from '#campaigns/widgets/origins.ts';
import { archiveWidget, pauseWidget, resumeWidget } from '#campaigns/widgets/pause-widget.ts';
import { withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { readableAccent } from '#campaigns/widgets/widget-look.ts';
import { contrastRatio } from '#templates/engine/contrast.ts';
import { aForm } from '#tests/factories/leads.ts';
import { aTier } from '#tests/factories/partners.ts';
import { anItem, aWidget, SITE } from '#tests/factories/widgets.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a widget shows what its vendor has published for this partner, and not more', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const gold = await aTier(world, vendor);
  await anItem(vendorCaller, { title: 'For all' });
  await anItem(vendorCaller, { title: 'For gold', tierIds: [gold] });
  await anItem(vendorCaller, { title: 'Not yet', status: 'draft' });
  await anItem(vendorCaller, { kind: 'product', title: 'A product' });
  const gone = await anItem(vendorCaller, { title: 'No more' });
  await withdrawItem(vendorCaller, gone);
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
  const titles = async () =>
    (await partnerCaller.inScope((ctx) => loadWidget(ctx, { widgetId })))?.items.map(({ title }) => title);
  expect(await titles()).toEqual(['For all']);
  await vendorCaller.inScope(({ db }) => db.partnership.updateMany({ data: { tierId: gold } }));
  expect(await titles()).toEqual(['For gold', 'For all']);
});

test('a calendar shows what is ahead or under way, the next first', async () => {
  const { world, vendor, vendorCaller, partnerCaller } = await aPartnerWorld({ now: '2027-05-10T12:00:00Z' });
  const event = (title: string, startsAt: string, endsAt?: string) =>
    anItem(vendorCaller, { kind: 'event', title, startsAt, endsAt, timeZone: 'UTC' });
  await event('In June', '2027-06-01T09:00');
  await event('Today', '2027-05-10T09:00', '2027-05-10T17:00');
  await event('Yesterday', '2027-05-09T09:00', '2027-05-09T17:00');
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id, kind: 'events' });
  const titles = async () =>
    (await partnerCaller.inScope((ctx) => loadWidget(ctx, { widgetId })))?.items.map(({ title }) => title);
  expect(await titles()).toEqual(['Today', 'In June']);
  world.clock.set('2027-05-10T18:00:00Z');
  expect(await titles()).toEqual(['In June']);
});

test('a widget that is paused, taken away, or whose partnership has ended shows nothing', async () => {
  const { vendor, partner, vendorCaller, partnerCaller } = await aPartnerWorld();
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
  const load = () => partnerCaller.inScope((ctx) => loadWidget(ctx, { widgetId }));
  expect(await load()).not.toBeNull();
  await pauseWidget(partnerCaller, { widgetId });
  expect(await load()).toBeNull();
  await resumeWidget(partnerCaller, { widgetId });
  expect(await load()).not.toBeNull();
  await endPartnership(vendorCaller, { partnerId: partner.id });
  expect(await load()).toBeNull();
  await archiveWidget(partnerCaller, { widgetId });
  await expect(resumeWidget(partnerCaller, { widgetId })).rejects.toMatchObject({ code: 'not_found' });
});

test('a form is one that the vendor offers, and stays on the website when it offers it no more', async () => {
  const { vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const vendorId = vendor.id;
  const { formId } = await aForm(vendorCaller);
  const without = { vendorId, kind: 'form', name: 'Quote' } as const;
  await expect(createWidget(partnerCaller, without)).rejects.toMatchObject({ fields: { formId: expect.any(String) } });
  const { widgetId } = await aWidget(partnerCaller, { vendorId, kind: 'form', formId });
  await withdrawForm(vendorCaller, { formId });
  await updateWidget(partnerCaller, { widgetId, name: 'Quote', formId });
  expect(await partnerCaller.inScope(({ db }) => db.form.count({ where: { id: formId } }))).toBe(1);
  await expect(createWidget(partnerCaller, { ...without, formId })).rejects.toMatchObject({ code: 'invalid' });
});

test('R30: origins are websites, written as browsers write them; everything else is refused', () => {
  expect(
    toOrigins(['www.partner.example', 'https://WWW.partner.example:443/about?x', 'https://bücher.example/']),
  ).toEqual(['https://www.partner.example', 'https://xn--bcher-kva.example']);
  expect(toOrigins(['http://localhost:8080'])).toEqual(['http://localhost:8080']);
  const wrong = ['null', '*', 'https://*.partner.example', 'http://partner.example', 'https://a:b@partner.example'];
  for (const one of [
    ...wrong,
    'javascript:alert(1)',
    'file:///etc',
    'https://',
    'https://a b.example',
    'https://intranet',
  ])
    expect(() => toOrigins([one]), one).toThrow();
});

test('B 45: a look-alike, a subdomain and "null" are other websites', () => {
  for (const other of [
    undefined,
    'null',
    `${SITE}.evil.test`,
    'https://partner.example',
    'http://www.partner.example',
    '',
  ])
    expect(isOriginAllowed([SITE], other)).toBe(false);
  expect(isOriginAllowed([SITE], SITE)).toBe(true);
});

test('every accent can be read where it stands, on white and on near-black', () => {
  for (const color of ['#ffff00', '#000000', '#ffffff', '#1f6f5c', '#ff0055', '#777777']) {
    const { light, onLight, dark, onDark } = readableAccent(color);
    const pairs = [
      [light, '#ffffff'],
      [dark, '#17191c'],
      [onLight, light],
      [onDark, dark],
    ] as const;
    for (const [a, b] of pairs) expect(contrastRatio(a, b), `${color}: ${a} on ${b}`).toBeGreaterThanOrEqual(4.5);
  }
});
