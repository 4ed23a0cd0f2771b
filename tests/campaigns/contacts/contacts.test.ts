import { beforeEach, expect, test } from 'vitest';
import {
  countContacts,
  getContact,
  listContacts,
  listFacets,
  readContactsPage,
} from '#campaigns/contacts/contact-queries.ts';
import { createContact } from '#campaigns/contacts/create-contact.ts';
import { exportContacts } from '#campaigns/contacts/export-contacts.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { type ContactsFilter, CreateContact, RecordConsent, UpdateContact } from '#campaigns/contacts/schema.ts';
import { suppressContacts } from '#campaigns/contacts/suppress-contacts.ts';
import { tagContacts } from '#campaigns/contacts/tag-contacts.ts';
import { updateContact } from '#campaigns/contacts/update-contact.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { aContact, anAudience, someContacts } from '#tests/factories/contacts.ts';
import { anImport, anImportCaller } from '#tests/factories/imports.ts';
import { aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let all: PartnerWorld;
let caller: PartnerCaller;
beforeEach(async () => {
  all = await aPartnerWorld();
  caller = all.partnerCaller;
});

const NEW: CreateContact = {
  email: 'ana@x.test',
  legalBasis: 'consent',
  consentSource: 'fair',
  trackingConsent: false,
};
const get = (contactId: Parameters<typeof getContact>[1]) => inTransaction(caller, (ctx) => getContact(ctx, contactId));
const emails = async (filter: ContactsFilter) =>
  (await inTransaction(caller, (ctx) => listContacts(ctx, filter, { limit: 100 }))).items
    .map(({ email }) => email)
    .sort();
const audits = async () =>
  (await inTransaction(caller, ({ db }) => db.auditEntry.findMany())).map(({ action }) => action);

test('a contact is added with its permission, and the ledger says where it came from', async () => {
  const { contactId } = await createContact(caller, {
    ...NEW,
    firstName: 'Ana',
    tags: ['fair'],
    trackingConsent: true,
  });
  const contact = await get(contactId);
  expect(contact).toMatchObject({ email: 'ana@x.test', consent: 'granted', legalBasis: 'consent', notReachable: null });
  expect(contact.ledger.map(({ kind, granted, source }) => [kind, granted, source]).sort()).toEqual([
    ['marketing', true, 'fair'],
    ['tracking', true, 'fair'],
  ]);
  expect(await audits()).toEqual(['contact.created']);
});

test('the same address twice is refused at its field, in whatever spelling', async () => {
  await createContact(caller, NEW);
  const again = createContact(caller, { ...NEW, email: ' ANA@X.test\u00A0' });
  await expect(again).rejects.toMatchObject({ code: 'conflict', fields: { email: expect.stringMatching(/already/) } });
});

test('an address that cannot be is refused at its field, with what is wrong', async () => {
  const wrong = createContact(caller, { ...NEW, email: 'a@x.test\r\nBcc: evil@z.test' });
  await expect(wrong).rejects.toMatchObject({ code: 'invalid', fields: { email: expect.stringMatching(/line end/) } });
});

test('F9: a suppressed address cannot be added, nor given to a contact', async () => {
  const { id } = await aContact(caller, { email: 'gone@x.test' });
  await suppressContacts(caller, { selection: { contactIds: [id] } });
  await inTransaction(caller, ({ db }) => db.contact.deleteMany({ where: { id } }));
  const refused = { code: 'conflict', fields: { email: expect.stringMatching(/suppressed/) } };
  await expect(createContact(caller, { ...NEW, email: 'Gone@x.test' })).rejects.toMatchObject(refused);
  const other = await aContact(caller, { email: 'other@x.test' });
  await expect(updateContact(caller, { contactId: other.id, email: 'gone@x.test' })).rejects.toMatchObject(refused);
});

test('what is given replaces, what is not given stays', async () => {
  const { id } = await aContact(caller, { firstName: 'Ana', company: 'Old', tags: ['a'] });
  await updateContact(caller, { contactId: id, company: '', tags: ['b'], email: 'NEW@x.test' });
  expect(await get(id)).toMatchObject({ firstName: 'Ana', company: '', tags: ['b'], email: 'NEW@x.test' });
  const taken = await aContact(caller, { email: 'taken@x.test' });
  await expect(updateContact(caller, { contactId: id, email: 'TAKEN@x.test' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await updateContact(caller, { contactId: taken.id, email: 'Taken@x.test' });
  expect(await get(taken.id)).toMatchObject({ email: 'Taken@x.test' });
});

test.each([
  ['B 4: a line end in a name', { firstName: 'Ana\r\nBcc: x' }],
  ['B 4: U+2028 in a name', { lastName: 'a\u2028b' }],
  ['B 5: a bidi control in a company', { company: '\u202Egpj.exe' }],
  ['B 6: 10,000 characters', { firstName: 'x'.repeat(10_000) }],
  ['B 6: a lone surrogate', { firstName: 'a\uD800' }],
  ['a country that is none', { country: 'Germany' }],
  ['a tag with a comma inside a list', { tags: ['a,b'] }],
])('%s does not pass the form', (_, fields) => {
  expect(CreateContact.safeParse({ ...NEW, ...fields }).success).toBe(false);
});

test('forms take tags as they are typed, and nothing that is not theirs (B 41)', () => {
  const parsed = CreateContact.parse({ ...NEW, tags: ' a, b;a ', partnerId: 'prt_x', consent: 'granted', id: 'con_x' });
  expect(parsed).toEqual({ ...NEW, tags: ['a', 'b'] });
  expect(UpdateContact.safeParse({ contactId: 'con_1' }).success).toBe(false);
});

test('permission is given with a ground and withdrawn without asking for one', async () => {
  const base = { contactId: 'con_01M7YJS3ASERCB5PX2KGK3ZQCK', kind: 'marketing', source: 'call' };
  expect(RecordConsent.safeParse({ ...base, granted: true }).success).toBe(false);
  expect(RecordConsent.safeParse({ ...base, granted: false }).success).toBe(true);
  expect(RecordConsent.safeParse({ ...base, kind: 'tracking', granted: true }).success).toBe(true);
});

test('withdrawing makes a contact unreachable at once; giving again makes it reachable; the ledger keeps all', async () => {
  const { id } = await aContact(caller, { trackingConsent: true });
  const note = { contactId: id, source: 'call', text: '' };
  await recordConsent(caller, { ...note, kind: 'marketing', granted: false });
  expect(await get(id)).toMatchObject({ consent: 'withdrawn', notReachable: 'no_consent' });
  await recordConsent(caller, {
    ...note,
    kind: 'marketing',
    granted: true,
    legalBasis: 'consent',
    text: 'Yes, mail me.',
  });
  await recordConsent(caller, { ...note, kind: 'tracking', granted: false });
  const contact = await get(id);
  expect(contact).toMatchObject({ consent: 'granted', trackingConsent: false, notReachable: null });
  expect(
    contact.ledger
      .map(({ kind, granted, text }) => [kind, granted, text])
      .reverse()
      .sort(),
  ).toEqual([
    ['marketing', false, ''],
    ['marketing', true, 'Yes, mail me.'],
    ['tracking', false, ''],
  ]);
});

test('implied consent holds on its last day and not on the day after', async () => {
  const { id } = await aContact(caller, { consent: 'none' });
  all.world.clock.set('2026-06-01T12:00:00Z');
  await recordConsent(caller, {
    contactId: id,
    kind: 'marketing',
    granted: true,
    legalBasis: 'contract',
    source: 'order 7',
    text: '',
    expiresOn: '2026-06-02',
  });
  all.world.clock.set('2026-06-02T23:59:59Z');
  expect(await get(id)).toMatchObject({ notReachable: null });
  all.world.clock.set('2026-06-03T00:00:00Z');
  expect(await get(id)).toMatchObject({ notReachable: 'no_consent' });
});

test('the list searches every word in address, name and company, and takes no pattern for one', async () => {
  await aContact(caller, { email: 'ana@acme.test', firstName: 'Ana', lastName: 'Ruiz', company: '100% Holz' });
  await aContact(caller, { email: 'hans@x.test', firstName: 'Hans', lastName: 'Ana_Holz', company: '' });
  expect(await emails({ q: 'ana' })).toEqual(['ana@acme.test', 'hans@x.test']);
  expect(await emails({ q: 'RUIZ ana' })).toEqual(['ana@acme.test']);
  expect(await emails({ q: '0%' })).toEqual(['ana@acme.test']);
  expect(await emails({ q: 'ana_h' })).toEqual(['hans@x.test']);
  expect(await emails({ q: 'a\\' })).toEqual([]);
  expect(await emails({ q: "'; DROP TABLE" })).toEqual([]);
});

test('the list filters by tag, country, import, audience and reachability', async () => {
  const done = await anImport(anImportCaller(caller), 'email,country,tags\nimp@x.test,FR,fair\n');
  await aContact(caller, { email: 'de@x.test', country: 'DE', tags: ['fair', 'customer'] });
  await aContact(caller, { email: 'no@x.test', country: 'DE', consent: 'withdrawn' });
  const audience = await anAudience(caller, { filter: { tagsAny: ['customer'] } });
  expect(await emails({ tag: 'fair' })).toEqual(['de@x.test', 'imp@x.test']);
  expect(await emails({ country: 'DE' })).toEqual(['de@x.test', 'no@x.test']);
  expect(await emails({ importId: done.id })).toEqual(['imp@x.test']);
  expect(await emails({ audienceId: audience.id })).toEqual(['de@x.test']);
  expect(await emails({ reach: 'reachable' })).toEqual(['de@x.test', 'imp@x.test']);
  expect(await emails({ reach: 'no_consent' })).toEqual(['no@x.test']);
  expect(await inTransaction(caller, listFacets)).toEqual({
    countries: ['DE', 'FR'],
    languages: ['en'],
    tags: ['fair', 'customer'],
    total: await inTransaction(caller, (ctx) => countContacts(ctx, {})),
  });
});

test('pages are sorted as asked, and a page past the end is the last one', async () => {
  await someContacts(caller, 25, (i) => ({ lastName: `N${String(i).padStart(2, '0')}`, company: `C${i % 3}` }));
  const page = (given: object) =>
    inTransaction(caller, (ctx) =>
      readContactsPage(ctx, { filter: {}, sort: 'name', descending: false, page: 1, pageSize: 10, ...given }),
    );
  const names = async (given: object) => (await page(given)).rows.map(({ lastName }) => lastName);
  expect(await names({})).toEqual(Array.from({ length: 10 }, (_, i) => `N0${i}`));
  expect(await names({ descending: true, page: 3 })).toEqual(['N04', 'N03', 'N02', 'N01', 'N00']);
  expect(await names({ page: 99 })).toEqual(['N20', 'N21', 'N22', 'N23', 'N24']);
  expect((await page({ sort: 'company' })).rows[0]?.company).toBe('C0');
  expect(await page({ filter: { q: 'nobody' }, page: 4 })).toEqual({ rows: [], total: 0 });
});

test('pages by cursor hold everybody once', async () => {
  await someContacts(caller, 25);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await inTransaction(caller, (ctx) => listContacts(ctx, {}, { limit: 10, cursor }));
    seen.push(...items.map(({ id }) => id));
    cursor = nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(25);
  expect(seen).toHaveLength(25);
});

test('tags go on and off those who are ticked, and on all that the list shows', async () => {
  const [first, second] = await someContacts(caller, 3, () => ({ tags: ['old'] }));
  const ids = [first, second].flatMap((contact) => (contact ? [contact.id] : []));
  expect(await tagContacts(caller, { selection: { contactIds: ids }, add: ['a', 'b'], remove: ['old'] })).toEqual({
    changed: 2,
  });
  expect(await tagContacts(caller, { selection: { contactIds: ids }, add: ['a'], remove: ['old'] })).toEqual({
    changed: 0,
  });
  const everybody = { filter: { q: 'example.test' }, count: 3 };
  expect(await tagContacts(caller, { selection: everybody, add: ['all'], remove: [] })).toEqual({ changed: 3 });
  const tags = (await inTransaction(caller, ({ db }) => db.contact.findMany({ orderBy: { id: 'asc' } }))).map(
    (row) => row.tags,
  );
  expect(tags.sort()).toEqual([
    ['a', 'b', 'all'],
    ['a', 'b', 'all'],
    ['old', 'all'],
  ]);
});

test('nobody gets more than 50 tags', async () => {
  const { id } = await aContact(caller, { tags: Array.from({ length: 49 }, (_, i) => `t${i}`) });
  expect(await tagContacts(caller, { selection: { contactIds: [id] }, add: ['a', 'b'], remove: [] })).toEqual({
    changed: 0,
  });
  expect(await tagContacts(caller, { selection: { contactIds: [id] }, add: ['a'], remove: [] })).toEqual({
    changed: 1,
  });
});

test('"all" that has become another number than was shown changes nobody', async () => {
  await someContacts(caller, 3);
  const act = suppressContacts(caller, { selection: { filter: {}, count: 2 } });
  await expect(act).rejects.toMatchObject({ code: 'conflict', show: expect.stringMatching(/3 contacts now, not 2/) });
  expect(await inTransaction(caller, (ctx) => countContacts(ctx, { reach: 'suppressed' }))).toBe(0);
  expect(await suppressContacts(caller, { selection: { filter: {}, count: 3 } })).toEqual({ added: 3 });
  expect(await suppressContacts(caller, { selection: { filter: {}, count: 3 } })).toEqual({ added: 0 });
});

test('R36: an export is on record, in columns that an import understands, and comes back unchanged', async () => {
  await aContact(caller, { email: 'ana@x.test', firstName: '=1+1', company: 'A "B", C', tags: ['a', 'b'] });
  await inTransaction(caller, ({ db }) => db.contact.updateMany({ data: { phone: '+49 30 123', jobTitle: '-5' } }));
  let file = '';
  for await (const piece of await exportContacts(caller, { filter: {} })) file += piece;
  const [, line] = file.split('\r\n');
  expect(line).toContain(`ana@x.test,'=1+1,Example,"A ""B"", C",'-5,'+49 30 123,DE,en,a; b,granted,consent,no,,`);
  const again = await anImport(anImportCaller(caller), file);
  expect(again.summary).toMatchObject({ unchanged: 1, changed: 0, new: 0, refused: 0 });
  expect(await audits()).toContain('contacts.exported');
});

test('an export holds what the list shows, whatever its length', async () => {
  const rows = Array.from({ length: 4_100 }, (_, i) => `p${i}@x.test,${i < 4_050 ? 'yes' : ''}\n`);
  await anImport(anImportCaller(caller), `email,tags\n${rows.join('')}`);
  let lines = 0;
  for await (const piece of await exportContacts(caller, { filter: { tag: 'yes' } }))
    lines += piece.split('\r\n').length - 1;
  expect(lines).toBe(4_051);
});

test('a sales rep reads contacts, and neither changes nor exports them; a marketer does not export', async () => {
  const [rep, marketer] = [
    aPartnerCaller(all.world, all.partner, 'sales_rep'),
    aPartnerCaller(all.world, all.partner, 'marketer'),
  ];
  const { id } = await aContact(caller);
  await expect(inTransaction(rep, (ctx) => getContact(ctx, id))).resolves.toMatchObject({ id });
  for (const act of [
    () => createContact(rep, NEW),
    () => updateContact(rep, { contactId: id, company: 'x' }),
    () => tagContacts(rep, { selection: { contactIds: [id] }, add: ['x'], remove: [] }),
    () => exportContacts(rep, { filter: {} }),
    () => exportContacts(marketer, { filter: {} }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: 'forbidden' });
  }
});
