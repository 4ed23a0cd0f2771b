import { expect, test } from 'vitest';
import { isMeantFor } from '#campaigns/partners/meant-for.ts';
import { createItem } from '#campaigns/widgets/create-item.ts';
import { getItem, listItems } from '#campaigns/widgets/item-queries.ts';
import { publishItem, withdrawItem } from '#campaigns/widgets/publish-item.ts';
import { CreateItem } from '#campaigns/widgets/schema.ts';
import { removeItemImage, setItemImage } from '#campaigns/widgets/set-item-image.ts';
import { updateItem } from '#campaigns/widgets/update-item.ts';
import { aFileStore, aPicture } from '#tests/factories/content.ts';
import { anItem } from '#tests/factories/widgets.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('an item is a draft, is published, withdrawn, and can be published again', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const { itemId } = await createItem(vendorCaller, { kind: 'news', title: 'A new inverter' });
  const status = async () => (await vendorCaller.inScope((ctx) => getItem(ctx, itemId))).status;
  expect(await status()).toBe('draft');
  await expect(withdrawItem(vendorCaller, { itemId })).rejects.toMatchObject({ code: 'conflict' });
  await publishItem(vendorCaller, { itemId });
  expect(await status()).toBe('published');
  await expect(publishItem(vendorCaller, { itemId })).rejects.toMatchObject({ code: 'conflict' });
  await withdrawItem(vendorCaller, { itemId });
  expect(await status()).toBe('withdrawn');
  await publishItem(vendorCaller, { itemId });
  expect(await status()).toBe('published');
});

test('an event begins at the wall clock of its own zone, and not after its end', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const event = { kind: 'event' as const, title: 'Open day', startsAt: '2027-03-28T02:30', timeZone: 'Europe/London' };
  const { itemId } = await createItem(vendorCaller, { ...event, endsAt: '2027-03-28T05:00' });
  const item = await vendorCaller.inScope(({ db }) => db.widgetItem.findFirst({ where: { id: itemId } }));
  expect(item?.startsAt?.toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(await vendorCaller.inScope((ctx) => getItem(ctx, itemId))).toMatchObject({ startsAt: '2027-03-28T02:30' });
  await expect(createItem(vendorCaller, { ...event, endsAt: '2027-03-27T05:00' })).rejects.toMatchObject({
    fields: { endsAt: expect.any(String) },
  });
  await expect(createItem(vendorCaller, { kind: 'event', title: 'When?' })).rejects.toMatchObject({
    fields: { startsAt: expect.any(String) },
  });
});

test('B 38: an item leads to a web address and nowhere else', () => {
  const urls = ['javascript:alert(1)', 'data:text/html,x', '//evil.test', 'https://a@evil.test/', 'ftp://a.test', '/a'];
  for (const url of urls) expect(CreateItem.safeParse({ kind: 'news', title: 'A', url }).success).toBe(false);
  for (const url of ['', 'https://a.test', 'http://a.test/b?c=d#e'])
    expect(CreateItem.safeParse({ kind: 'news', title: 'A', url }).success).toBe(true);
});

test('a picture is drawn anew; without words for it an item is not published, and one that is keeps them', async () => {
  const { vendorCaller } = await aPartnerWorld();
  const files = await aFileStore();
  const { itemId } = await createItem(vendorCaller, { kind: 'product', title: 'Inverter 8' });
  await setItemImage({ ...vendorCaller, files }, { itemId, bytes: await aPicture(), fileName: 'inverter.png' });
  const noWords = { fields: { imageAlt: expect.any(String) } };
  await expect(publishItem(vendorCaller, { itemId })).rejects.toMatchObject(noWords);
  await updateItem(vendorCaller, { itemId, title: 'Inverter 8', imageAlt: 'A white box on a wall' });
  await publishItem(vendorCaller, { itemId });
  await expect(updateItem(vendorCaller, { itemId, title: 'Inverter 8' })).rejects.toMatchObject(noWords);
  const item = await vendorCaller.inScope((ctx) => getItem(ctx, itemId));
  expect(item.imageAlt).toBe('A white box on a wall');
  expect(item.image?.path).toMatch(/^\/a\/[0-9a-f]{64}\.(png|jpg)$/);
  await removeItemImage(vendorCaller, { itemId });
  await updateItem(vendorCaller, { itemId, title: 'Inverter 8' });
  expect((await vendorCaller.inScope((ctx) => getItem(ctx, itemId))).image).toBeNull();
});

test('who shows an item: everybody, or partners in one of its tiers or groups, and only active ones', () => {
  const partner = { active: true, tierId: 'gold', groupIds: ['solar'] };
  expect(isMeantFor({ tierIds: [], groupIds: [] }, partner)).toBe(true);
  expect(isMeantFor({ tierIds: ['gold'], groupIds: [] }, partner)).toBe(true);
  expect(isMeantFor({ tierIds: ['silver'], groupIds: ['solar'] }, partner)).toBe(true);
  expect(isMeantFor({ tierIds: ['silver'], groupIds: [] }, partner)).toBe(false);
  expect(isMeantFor({ tierIds: [], groupIds: [] }, { ...partner, active: false })).toBe(false);
});

test('the list is searched, filtered, sorted and turned in pages', async () => {
  const { vendorCaller } = await aPartnerWorld();
  for (const title of ['Bravo', 'Alpha', '100 % solar']) await anItem(vendorCaller, { title });
  await anItem(vendorCaller, { kind: 'product', title: 'Charlie', status: 'draft' });
  const list = (filter: Parameters<typeof listItems>[1], cursor?: string) =>
    vendorCaller.inScope((ctx) => listItems(ctx, filter, { limit: 2, cursor }));
  const first = await list({ sort: 'title' });
  expect(first).toMatchObject({ total: 4, items: [{ title: '100 % solar' }, { title: 'Alpha' }] });
  expect((await list({ sort: 'title' }, first.nextCursor ?? '')).items).toMatchObject([
    { title: 'Bravo' },
    { title: 'Charlie' },
  ]);
  expect((await list({ kind: 'product' })).items).toMatchObject([{ title: 'Charlie', status: 'draft' }]);
  expect((await list({ q: '%' })).items).toMatchObject([{ title: '100 % solar' }]);
});
