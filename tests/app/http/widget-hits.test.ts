import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { recordHits } from '#campaigns/widgets/record-hits.ts';
import { listWidgets } from '#campaigns/widgets/widget-queries.ts';
import { anItem, aWidget, SITE } from '#tests/factories/widgets.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';
import { aWidgetStand, type WidgetStand } from './widget-stand.ts';

let there: PartnerWorld;
let stand: WidgetStand;

beforeAll(async () => {
  there = await aPartnerWorld();
  stand = await aWidgetStand(there.world);
});
afterAll(() => stand.close());

const figuresOf = (caller: PartnerCaller, widgetId: string) =>
  caller.inScope(({ db }) =>
    db.widgetDay.findMany({
      where: { widgetId },
      select: { itemId: true, views: true, clicks: true },
      orderBy: { itemId: 'asc' },
    }),
  );

test('views and clicks of the partner’s websites are counted, and nothing of a visitor is kept', async () => {
  const { vendorCaller, partnerCaller, vendor } = there;
  const { itemId } = await anItem(vendorCaller);
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
  const hit = (body: object | string, headers: Record<string, string> = { origin: SITE }) =>
    stand.post(`/w/${widgetId}/hits`, typeof body === 'string' ? body : JSON.stringify(body), headers);
  for (let i = 0; i < 9; i += 1) expect((await hit({ view: 1 })).status).toBe(204);
  await hit({ click: itemId });
  // Not counted, with the same answer: other websites, who asks not to be, what is no hit, items of others.
  const no: [object | string, Record<string, string>?][] = [
    [{ view: 1 }, {}],
    [{ view: 1 }, { origin: 'https://evil.test' }],
    [{ view: 1 }, { origin: SITE, dnt: '1' }],
    [{ view: 1 }, { origin: SITE, 'sec-gpc': '1' }],
    [{ click: 'itm_00000000000000000000000000' }],
    [{ click: `${itemId}\n` }],
    ['x'.repeat(5_000)],
    ['null'],
  ];
  for (const [body, headers] of no) expect((await hit(body, headers)).status).toBe(204);
  await stand.fold();
  expect(await figuresOf(partnerCaller, widgetId)).toEqual([
    { itemId: '', views: 9, clicks: 0 },
    { itemId, views: 0, clicks: 1 },
  ]);
  const seen = await vendorCaller.inScope((ctx) => listWidgets(ctx, {}, { limit: 9 }));
  expect(seen.items).toMatchObject([{ views: 9, clicks: 1 }]);
});

test('a batch that comes again counts once; a batch of another partner’s widget counts nothing', async () => {
  const { partnerCaller, vendor } = there;
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
  const counts = [{ widgetId, itemId: '', day: '2026-11-21', views: 3, clicks: 0 }];
  expect(await recordHits(partnerCaller, { batchId: 'one', counts })).toBe(true);
  expect(await recordHits(partnerCaller, { batchId: 'one', counts })).toBe(false);
  expect(await figuresOf(partnerCaller, widgetId)).toEqual([{ itemId: '', views: 3, clicks: 0 }]);
  const stranger = await aPartnerWorld();
  await recordHits(stranger.partnerCaller, { batchId: 'two', counts });
  expect(await figuresOf(partnerCaller, widgetId)).toEqual([{ itemId: '', views: 3, clicks: 0 }]);
  expect(await figuresOf(stranger.partnerCaller, widgetId)).toEqual([]);
});

test('a vendor is told no figure with fewer than 8 views behind it', async () => {
  const { vendor, vendorCaller, partnerCaller } = await aPartnerWorld();
  const { widgetId } = await aWidget(partnerCaller, { vendorId: vendor.id });
  const add = (batchId: string, views: number) =>
    recordHits(partnerCaller, { batchId, counts: [{ widgetId, itemId: '', day: '2026-11-21', views, clicks: 0 }] });
  const seen = async () => (await vendorCaller.inScope((ctx) => listWidgets(ctx, {}, { limit: 9 }))).items[0]?.views;
  await add('one', 7);
  expect(await seen()).toBeNull();
  await add('two', 1);
  expect(await seen()).toBe(8);
  expect(await vendorCaller.inScope(({ db }) => db.widgetDay.count())).toBe(0);
});
