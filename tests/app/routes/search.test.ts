import { beforeAll, expect, test } from 'vitest';
import { createLaunch } from '#campaigns/launches/create-launch.ts';
import { unique } from '#tests/factories/accounts.ts';
import { aCampaign } from '#tests/factories/catalog.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aTemplate } from '#tests/factories/content.ts';
import { aFund } from '#tests/factories/mdf.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { aFullHouse, type FullHouse } from '../harness/full-house.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let house: FullHouse;
let stranger: FullHouse;
const word = `Quince ${unique()}`;
beforeAll(async () => {
  stand = await webStand();
  [house, stranger] = [await aFullHouse(stand), await aFullHouse(stand)];
  const { vendor, partnerCaller } = house;
  const { versionId } = await aTemplate(stand.world, vendor, { name: `${word} letter` });
  await aFund(house, { name: `${word} fund` });
  const campaign = await aCampaign(stand.world, vendor, { name: `${word} spring`, templateVersionId: versionId });
  await createLaunch(partnerCaller, { vendorId: vendor.id, campaignId: campaign.id });
  await someContacts(partnerCaller, 1, () => ({ firstName: word }));
}, 120_000);

type Found = { groups: { key: string; items: { id: string; label: string; to: string }[] }[] };
const search = async (browser: TestBrowser, q: string) =>
  (JSON.parse((await browser.get(`/search?${new URLSearchParams({ q })}`)).text) as Found).groups;
const keys = (groups: Found['groups']) => groups.map(({ key }) => key);

test('the palette finds a partner’s launches, campaigns and contacts, and a vendor’s campaigns, templates, funds and partners', async () => {
  const ofPartner = await search(house.partnerBrowser, word);
  expect(keys(ofPartner)).toEqual(['launches', 'campaigns', 'contacts']);
  expect(keys(await search(house.vendorBrowser, word))).toEqual(['campaigns', 'templates', 'funds']);
  expect(keys(await search(house.vendorBrowser, house.partner.name))).toContain('partners');
});

test('what it finds is there', async () => {
  for (const browser of [house.partnerBrowser, house.vendorBrowser])
    for (const { to } of (await search(browser, word)).flatMap(({ items }) => items))
      expect((await browser.get(to)).status, to).toBe(200);
});

test('R21: nobody finds what is somebody else’s, and a vendor no contact', async () => {
  for (const browser of [stranger.partnerBrowser, stranger.vendorBrowser])
    expect(await search(browser, word)).toEqual([]);
});

test('a letter, a pattern or a long text finds nothing and breaks nothing', async () => {
  for (const q of ['', 'Q', '%%', '__', "' OR 1=1", '\\', `${word}${'x'.repeat(150)}`])
    expect(await search(house.partnerBrowser, q), q).toEqual([]);
});

test('the key that opens it is called by what stands on it', async () => {
  const shown = async (agent: string) => (await house.partnerBrowser.get('/partner', { 'user-agent': agent })).text;
  const mac = await shown(
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  );
  const windows = await shown(
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36',
  );
  expect([mac.includes('>⌘K<'), mac.includes('>Ctrl K<')]).toEqual([true, false]);
  expect([windows.includes('>⌘K<'), windows.includes('>Ctrl K<')]).toEqual([false, true]);
});
