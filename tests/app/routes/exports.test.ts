import { parse } from 'csv-parse/sync';
import { beforeAll, expect, test } from 'vitest';
import { createAudience } from '#campaigns/contacts/create-audience.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import type { CampaignId, TacticId } from '#campaigns/kernel/ids.ts';
import { aMembership, aUser, unique } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aForm, aFormLead } from '#tests/factories/leads.ts';
import { aSentMailing } from '#tests/factories/sent-mailing.ts';
import { fill } from '../harness/addresses.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { aFullHouse, type FullHouse, PASSWORD } from '../harness/full-house.ts';
import { type WebStand, webStand } from '../harness/web-stand.ts';

let stand: WebStand;
let house: FullHouse;
beforeAll(async () => {
  stand = await webStand();
  house = await aFullHouse(stand);
  const { partnerCaller, vendorCaller, ids } = house;
  const of = { campaignId: ids.campaignId as CampaignId, tacticId: ids.tacticId as TacticId };
  await aSentMailing({ vendorCaller, partnerCaller }, { ...of, people: 9 });
  const form = await aForm(vendorCaller);
  // The floor: of fewer people a vendor learns nothing.
  for (let i = 0; i < 8; i += 1)
    await aFormLead(partnerCaller, form, { vendorId: vendorCaller.scope.vendorId, values: { company: '=1+1' } });
  await createAudience(partnerCaller, { name: '=HYPERLINK("https://evil.test")', filter: {} });
  const [contact] = await someContacts(partnerCaller, 1);
  await suppressContact(partnerCaller, { email: contact?.email ?? '', source: 'call' });
}, 120_000);

/** A download, read as a spreadsheet would. */
async function download(browser: TestBrowser, path: string) {
  const answer = await browser.get(path);
  expect([answer.status, answer.headers.get('content-type')], path).toEqual([200, 'text/csv; charset=utf-8']);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+\.csv"$/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return parse(answer.text, { bom: true, columns: true }) as Record<string, string>[];
}

const browserOf = (path: string) => (path.startsWith('/vendor') ? house.vendorBrowser : house.partnerBrowser);
const addressOf = (path: string) => fill(path, { ...house.ids, launchId: house.sentLaunchId });

test('R36: every table’s download is a CSV file with its rows, and nothing in it is run', async () => {
  const downloads = stand.routes.filter(({ path }) => path.endsWith('.csv') && !path.includes(':importId'));
  expect(downloads.length).toBeGreaterThanOrEqual(28);
  const empty: string[] = [];
  for (const { path } of downloads) {
    const rows = await download(browserOf(path), addressOf(path));
    if (rows.length === 0) empty.push(path);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell, path).not.toMatch(/^[=+@\t\r]|^-(?!\d)/);
  }
  expect(empty).toEqual([]);
}, 60_000);

test('R36: a formula in a name comes out as its text', async () => {
  const rows = await download(house.partnerBrowser, '/partner/contacts/audiences.csv');
  expect(rows.map(({ Audience }) => Audience)).toContain(`'=HYPERLINK("https://evil.test")`);
});

test('a download holds what the table shows: searched, filtered, sorted, and past its first page', async () => {
  const there = { vendorCaller: house.vendorCaller, partnerCaller: house.partnerCaller };
  for (const name of ['Zinc', 'Amber', 'Mauve']) await aSentMailing(there, { name: `${name} sale` });
  const names = async (query: string) =>
    (await download(house.partnerBrowser, `/partner/launches.csv?${query}`)).map(({ Launch }) => Launch);
  expect(await names('q=sale&sort=name')).toEqual(['Amber sale', 'Mauve sale', 'Zinc sale']);
  expect(await names('q=sale&sort=-name')).toEqual(['Zinc sale', 'Mauve sale', 'Amber sale']);
  expect(await names('q=sale&status=draft')).toEqual([]);
  const results = await download(house.partnerBrowser, '/partner/results.csv?q=sale&sort=launch');
  expect(results.map(({ Launch }) => Launch)).toEqual(['Amber sale', 'Mauve sale', 'Zinc sale']);
});

test('a table sorts by its columns, either way, and so does its download', async () => {
  const lists = {
    '/partner/contacts/audiences': ['name', 'changed'],
    '/partner/contacts/imports': ['file', 'status', 'rows', 'by', 'when'],
    '/partner/contacts/suppressions': ['scope', 'reason', 'since'],
    [`/partner/launches/${house.sentLaunchId}/deliveries`]: ['state', 'reason', 'at'],
  };
  for (const [path, columns] of Object.entries(lists)) {
    const { text } = await house.partnerBrowser.get(path);
    for (const column of columns) expect(text, path).toMatch(new RegExp(`\\?sort=-?${column}"`));
    for (const sort of columns.flatMap((column) => [column, `-${column}`])) {
      expect((await house.partnerBrowser.get(`${path}?sort=${sort}`)).status, `${path} ${sort}`).toBe(200);
      expect((await download(house.partnerBrowser, `${path}.csv?sort=${sort}`)).length).toBeGreaterThan(0);
    }
  }
  const names = (await download(house.partnerBrowser, '/partner/contacts/audiences.csv?sort=-name')).map(
    ({ Audience }) => Audience ?? '',
  );
  expect(names).toEqual(names.toSorted().toReversed());
});

test('who may not take people out of the house gets no file, and neither the button nor the try is lost', async () => {
  const marketer = await aUser(stand.world, { password: PASSWORD });
  await aMembership(stand.world, marketer, { partnerId: house.partner.id, role: 'marketer' });
  const browser = stand.browser();
  await browser.signIn(marketer.email, PASSWORD);
  for (const [page, file] of [
    ['/partner/contacts', '/partner/contacts.csv'],
    ['/partner/contacts/suppressions', '/partner/contacts/suppressions.csv'],
    [`/partner/launches/${house.sentLaunchId}/deliveries`, `/partner/launches/${house.sentLaunchId}/deliveries.csv`],
  ] as const) {
    expect((await browser.get(file)).status, file).toBe(403);
    expect((await browser.get(page)).text, page).not.toContain(file);
    expect((await house.partnerBrowser.get(page)).text, page).toContain(file);
  }
});

test('what held people is on record, without their addresses', async () => {
  const word = unique();
  await download(house.partnerBrowser, `/partner/contacts/suppressions.csv?q=${word}@x.test`);
  await download(house.partnerBrowser, `/partner/launches/${house.sentLaunchId}/deliveries.csv?group=accepted`);
  const rows = await download(house.partnerBrowser, '/partner/settings/audit.csv');
  const actions = rows.map(({ Action }) => Action);
  expect(actions).toContain('suppressions.exported');
  expect(actions).toContain('deliveries.exported');
  expect(JSON.stringify(rows)).not.toContain(word);
});
