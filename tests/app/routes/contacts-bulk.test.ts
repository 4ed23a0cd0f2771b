import { beforeAll, expect, test } from 'vitest';
import type { PartnerCaller } from '#campaigns/kernel/context.ts';
import { aUser } from '#tests/factories/accounts.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';
import type { TestBrowser } from '../harness/browser.ts';
import { PASSWORD } from '../harness/full-house.ts';
import { webStand } from '../harness/web-stand.ts';

const LIST = '/partner/contacts';
let browser: TestBrowser;
let caller: PartnerCaller;
beforeAll(async () => {
  const stand = await webStand();
  const owner = await aUser(stand.world, { password: PASSWORD });
  const partner = await aPartner(stand.world, { owner });
  caller = aPartnerCaller(stand.world, partner);
  browser = stand.browser();
  await browser.signIn(owner.email, PASSWORD);
}, 60_000);

const tagged = (tag: string) => caller.inScope(({ db }) => db.contact.count({ where: { tags: { has: tag } } }));

test('the ticks and buttons of the list belong to a form that is there', async () => {
  await someContacts(caller, 2);
  const { text } = await browser.get(LIST);
  expect(text).toMatch(/<form[^>]*id="bulk"[^>]*>/);
  expect(text).toMatch(/<form[^>]*action="\/partner\/contacts\/bulk"[^>]*>/);
  expect(text).toMatch(/name="contactIds"[^>]*form="bulk"|form="bulk"[^>]*name="contactIds"/);
});

test('those ticked get the tag, and the list stays as it was narrowed', async () => {
  const [one, two] = await someContacts(caller, 3, () => ({ tags: ['few'] }));
  const contactIds = [one?.id ?? '', two?.id ?? ''];
  const answer = await browser.post(`${LIST}/bulk`, { intent: 'tag', contactIds, add: 'ticked', query: 'tag=few' });
  expect([answer.status, answer.location]).toEqual([303, `${LIST}?tag=few`]);
  expect(await tagged('ticked')).toBe(2);
});

test('all that match get it, also those of the next pages; nobody when their number has changed', async () => {
  await someContacts(caller, 120, () => ({ tags: ['many'] }));
  const form = { intent: 'tag', add: 'reached', query: 'tag=many&page=2&sort=-name' };
  await browser.post(`${LIST}/bulk`, { ...form, all: '119' });
  expect(await tagged('reached')).toBe(0);
  expect((await browser.get(LIST)).text).toContain('The list has changed meanwhile');
  await browser.post(`${LIST}/bulk`, { ...form, all: '120' });
  expect(await tagged('reached')).toBe(120);
  await browser.post(`${LIST}/bulk`, { intent: 'suppress', query: 'tag=many', all: '120' });
  const { partnerId } = caller.scope;
  expect(await caller.inScope(({ db }) => db.suppression.count({ where: { partnerId } }))).toBe(120);
});

test('nobody ticked, or an address that is none, changes nobody', async () => {
  const wrong: Record<string, string | string[]>[] = [{}, { contactIds: ['con_1'] }, { all: '0' }, { all: '-1' }];
  for (const fields of wrong) await browser.post(`${LIST}/bulk`, { intent: 'tag', add: 'x', ...fields });
  expect(await tagged('x')).toBe(0);
});
