import { expect, test } from 'vitest';
import { makeOutbound } from '#campaigns/kernel/outbound.ts';
import { addFeed } from '#campaigns/widgets/add-feed.ts';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { createWidget } from '#campaigns/widgets/create-widget.ts';
import { listWidgetDays, listWidgetFigures } from '#campaigns/widgets/day-queries.ts';
import { listFeeds } from '#campaigns/widgets/feed-queries.ts';
import { getItem, listItems } from '#campaigns/widgets/item-queries.ts';
import { loadWidget } from '#campaigns/widgets/load-widget.ts';
import { archiveWidget, pauseWidget, resumeWidget } from '#campaigns/widgets/pause-widget.ts';
import { publishItem, withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { readFeed } from '#campaigns/widgets/read-feed.ts';
import { recordHits } from '#campaigns/widgets/record-hits.ts';
import { refreshFeed, removeFeed } from '#campaigns/widgets/remove-feed.ts';
import { removeItemImage, setItemImage } from '#campaigns/widgets/set-item-image.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';
import { updateWidget } from '#campaigns/widgets/update-widget.ts';
import { getWidget, listWidgets } from '#campaigns/widgets/widget-queries.ts';
import { aFileStore, aPicture } from '#tests/factories/content.ts';
import { aPartner, aPartnerCaller, aPartnership, aTier } from '#tests/factories/partners.ts';
import { anItem, aWidget } from '#tests/factories/widgets.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('R21: another vendor and a partner find nothing, of an item, with the same words as for an id that never was', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { itemId } = await anItem(own.vendorCaller);
  const { vendorCaller } = stranger;
  const gone = { code: 'not_found' };
  const files = await aFileStore();
  await expect(publishItem(vendorCaller, { itemId })).rejects.toMatchObject(gone);
  await expect(withdrawItem(vendorCaller, { itemId })).rejects.toMatchObject(gone);
  await expect(updateItem(vendorCaller, { itemId, title: 'Mine' })).rejects.toMatchObject(gone);
  await expect(removeItemImage(vendorCaller, { itemId })).rejects.toMatchObject(gone);
  const image = { itemId, bytes: await aPicture(), fileName: 'a.png' };
  await expect(setItemImage({ ...vendorCaller, files }, image)).rejects.toMatchObject(gone);
  await expect(vendorCaller.inScope((ctx) => getItem(ctx, itemId))).rejects.toMatchObject(gone);
  expect((await vendorCaller.inScope((ctx) => listItems(ctx, {}, { limit: 9 }))).items).toEqual([]);
  const tierId = await aTier(own.world, own.vendor);
  await expect(createItem(vendorCaller, { kind: 'news', title: 'A', tierIds: [tierId] })).rejects.toMatchObject(gone);
  expect(await stranger.partnerCaller.inScope(({ db }) => db.widgetItem.count())).toBe(0);
  expect(await own.partnerCaller.inScope(({ db }) => db.widgetItem.count())).toBe(1);
  await anItem(own.vendorCaller, { status: 'draft' });
  expect(await own.partnerCaller.inScope(({ db }) => db.widgetItem.count())).toBe(1);
});

test('R21, B 47: another partner and another vendor find nothing of a widget', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { widgetId } = await aWidget(own.partnerCaller, { vendorId: own.vendor.id });
  const { partnerCaller, vendorCaller } = stranger;
  const gone = { code: 'not_found' };
  for (const use of [pauseWidget, resumeWidget, archiveWidget])
    await expect(use(partnerCaller, { widgetId })).rejects.toMatchObject(gone);
  await expect(updateWidget(partnerCaller, { widgetId, name: 'Mine' })).rejects.toMatchObject(gone);
  await expect(partnerCaller.inScope((ctx) => getWidget(ctx, widgetId))).rejects.toMatchObject(gone);
  expect(await partnerCaller.inScope((ctx) => loadWidget(ctx, { widgetId }))).toBeNull();
  const stolen = { vendorId: own.vendor.id, kind: 'news', name: 'A' } as const;
  await expect(createWidget(partnerCaller, stolen)).rejects.toMatchObject(gone);
  for (const caller of [partnerCaller, vendorCaller])
    expect((await caller.inScope((ctx) => listWidgets(ctx, {}, { limit: 9 }))).items).toEqual([]);
  const seen = await own.vendorCaller.inScope((ctx) => listWidgets(ctx, {}, { limit: 9 }));
  expect(seen.items).toMatchObject([{ id: widgetId, partnerName: own.partner.name, views: null, clicks: null }]);
});

test('R21: another vendor finds no feed, reads none and removes none; partners have none', async () => {
  const [own, stranger] = [await aPartnerWorld(), await aPartnerWorld()];
  const { feedId } = await addFeed(own.vendorCaller, { url: 'https://own.example/feed.xml', kind: 'news' });
  const { vendorCaller } = stranger;
  for (const use of [removeFeed, refreshFeed])
    await expect(use(vendorCaller, { feedId })).rejects.toMatchObject({ code: 'not_found' });
  expect(await readFeed({ ...vendorCaller, outbound: makeOutbound({ privateHosts: [] }) }, { feedId })).toBe(false);
  expect(await vendorCaller.inScope((ctx) => listFeeds(ctx))).toEqual([]);
  // The same address is another vendor's to add: its being there already is nobody's business.
  await addFeed(vendorCaller, { url: 'https://own.example/feed.xml', kind: 'news' });
  expect(await own.partnerCaller.inScope(({ db }) => db.widgetFeed.count())).toBe(0);
  expect(await own.vendorCaller.inScope((ctx) => listFeeds(ctx))).toHaveLength(1);
});

test('R21: figures of a widget are its partner’s: not another partner’s of the same vendor, nor by day the vendor’s', async () => {
  const own = await aPartnerWorld();
  const { world, vendor } = own;
  const { widgetId } = await aWidget(own.partnerCaller, { vendorId: vendor.id });
  const day = world.clock.now().toISOString().slice(0, 10);
  await recordHits(own.partnerCaller, {
    batchId: 'one',
    counts: [{ widgetId, itemId: '', day, views: 20, clicks: 0 }],
  });
  const partner = await aPartner(world);
  await aPartnership(world, { vendor, partner });
  const other = aPartnerCaller(world, partner);
  await expect(other.inScope((ctx) => listWidgetDays(ctx, { widgetId }))).rejects.toMatchObject({ code: 'not_found' });
  const days = { vendorId: vendor.id, from: day, until: day };
  expect(await other.inScope((ctx) => listWidgetFigures(ctx, days))).toEqual([]);
  expect(await own.vendorCaller.inScope(({ db }) => db.widgetDay.count())).toBe(0);
  expect(await own.partnerCaller.inScope((ctx) => listWidgetFigures(ctx, days))).toMatchObject([{ views: 20 }]);
});
