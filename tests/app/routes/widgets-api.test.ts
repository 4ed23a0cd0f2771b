import { beforeAll, expect, test } from 'vitest';
import { recordHits } from '#campaigns/widgets/record-hits.ts';
import { type ApiCall, anApiHouse, type Body } from '../harness/api-house.ts';
import type { FullHouse } from '../harness/full-house.ts';

let house: FullHouse;
let api: ApiCall;
beforeAll(async () => {
  ({ house, api } = await anApiHouse());
}, 120_000);

test('an item is written, changed, published and withdrawn through the API', async () => {
  const made = await api('vendor', 'POST /items', { kind: 'news', title: 'By the API' });
  expect(made.status).toBe(201);
  const { itemId } = made.body;
  expect((await api('vendor', `PUT /items/${itemId}`, { title: 'Changed', price: '' })).status).toBe(200);
  expect((await api('vendor', `POST /items/${itemId}/publication`)).status).toBe(200);
  expect((await api('vendor', `POST /items/${itemId}/publication`)).status, 'once').toBe(409);
  expect((await api('vendor', `GET /items/${itemId}`)).body).toMatchObject({ title: 'Changed', status: 'published' });
  const listed = await api('vendor', 'GET /items?status=published&q=Changed');
  expect(listed.body.items).toMatchObject([{ id: itemId }]);
  expect((await api('vendor', `DELETE /items/${itemId}/publication`)).status).toBe(200);
  expect((await api('partner', 'GET /items')).status, 'items are written by vendors').toBe(403);
  expect((await api('vendor', 'POST /items', { kind: 'event', title: 'No time' })).status).toBe(422);
});

test('a widget is made, named its website, paused and counted through the API', async () => {
  const { vendorId } = house.vendorCaller.scope;
  const made = await api('partner', 'POST /widgets', { vendorId, kind: 'news', name: 'By the API' });
  expect(made.status).toBe(201);
  const { widgetId } = made.body;
  const wanted = { name: 'On our site', origins: ['https://www.example.com'], style: { count: 5 } };
  expect((await api('partner', `PUT /widgets/${widgetId}`, wanted)).status).toBe(200);
  const { body } = await api('partner', `GET /widgets/${widgetId}`);
  expect(body).toMatchObject({ name: 'On our site', style: { count: 5 }, origins: ['https://www.example.com'] });
  expect(body.snippet).toContain(`<throughline-news widget="${widgetId}"`);
  expect((await api('partner', `POST /widgets/${widgetId}/pause`)).status).toBe(200);
  expect((await api('vendor', 'GET /widgets?status=paused')).body.items).toMatchObject([{ id: widgetId, views: null }]);
  expect((await api('partner', `DELETE /widgets/${widgetId}/pause`)).status).toBe(200);
  const { itemId } = house.ids;
  await recordHits(house.partnerCaller, {
    batchId: 'api',
    counts: [
      { widgetId, itemId: '', day: '2026-03-01', views: 9, clicks: 0 },
      { widgetId, itemId: itemId ?? '', day: '2026-03-02', views: 0, clicks: 2 },
    ],
  });
  const counts = async (query = '') => (await api('partner', `GET /widgets/${widgetId}/counts${query}`)).body.items;
  expect(await counts()).toMatchObject([
    { day: '2026-03-02', itemId, clicks: 2 },
    { day: '2026-03-01', itemId: '', views: 9 },
  ]);
  expect(await counts('?from=2026-03-02')).toHaveLength(1);
  expect((await api('vendor', `GET /widgets/${widgetId}/counts`)).status, 'by day they are the partner’s').toBe(403);
  expect((await api('partner', `DELETE /widgets/${widgetId}`)).status).toBe(200);
  expect((await api('partner', `GET /widgets/${widgetId}`)).status).toBe(404);
});

test('a feed is added and removed through the API', async () => {
  const made = await api('vendor', 'POST /feeds', { url: 'https://news.example/feed.xml', kind: 'news' });
  expect(made.status).toBe(201);
  const { feedId } = made.body;
  const { items } = (await api('vendor', 'GET /feeds')).body;
  expect(items.find((feed: Body) => feed.id === feedId)).toMatchObject({ status: 'on', lastError: '', lastAt: null });
  expect((await api('vendor', 'POST /feeds', { url: 'https://news.example/feed.xml', kind: 'news' })).status).toBe(409);
  expect((await api('vendor', 'POST /feeds', { url: 'javascript:alert(1)', kind: 'news' })).status).toBe(422);
  expect((await api('vendor', `DELETE /feeds/${feedId}`)).status).toBe(200);
  expect((await api('vendor', `DELETE /feeds/${feedId}`)).status).toBe(404);
});

test('what creates is done once under one Idempotency-Key', async () => {
  const { vendorId } = house.vendorCaller.scope;
  const twice = async (...[as, call, body]: Parameters<ApiCall>) => {
    const once = `widgets-${call.split('/')[1]}`;
    return [await api(as, call, body, once), await api(as, call, body, once)];
  };
  for (const [first, second] of [
    await twice('vendor', 'POST /items', { kind: 'news', title: 'Once' }),
    await twice('vendor', 'POST /feeds', { url: 'https://once.example/feed.xml', kind: 'news' }),
    await twice('partner', 'POST /widgets', { vendorId, kind: 'news', name: 'Once' }),
  ]) {
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(second?.body).toEqual(first?.body);
  }
  expect((await api('vendor', 'GET /items?q=Once')).body.items).toHaveLength(1);
});
