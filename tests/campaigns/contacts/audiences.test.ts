import { beforeEach, expect, test } from 'vitest';
import { archiveAudience } from '#campaigns/contacts/archive-audience.ts';
import { getAudience, listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { createAudience } from '#campaigns/contacts/create-audience.ts';
import { countAudience } from '#campaigns/contacts/queries.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { AudienceFilter, type AudienceSort } from '#campaigns/contacts/schema.ts';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { updateAudience } from '#campaigns/contacts/update-audience.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { newId, type VendorId } from '#campaigns/kernel/ids.ts';
import { aContact, anAudience, someContacts, type TestContact } from '#tests/factories/contacts.ts';
import { anImport, anImportCaller } from '#tests/factories/imports.ts';
import { aMailing } from '#tests/factories/mailings.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let all: PartnerWorld;
let caller: PartnerCaller;
beforeEach(async () => {
  all = await aPartnerWorld();
  caller = all.partnerCaller;
});

const count = (filter: AudienceFilter, vendorId: VendorId | '' = '') =>
  inTransaction(caller, (ctx) => countAudience(ctx, { filter, vendorId }));
const DAY = 86_400_000;

test('a filter holds whom all of its parts hold', async () => {
  await aContact(caller, { country: 'DE', language: 'de-AT', tags: ['a', 'b'] });
  await aContact(caller, { country: 'FR', language: 'fr', tags: ['a'] });
  await aContact(caller, { country: 'DE', language: 'de', tags: [], consent: 'none' });
  const totals = async (filter: AudienceFilter) => (await count(filter)).total;
  expect(await totals({})).toBe(3);
  expect(await totals({ tagsAny: ['a', 'x'] })).toBe(2);
  expect(await totals({ tagsAll: ['a', 'b'] })).toBe(1);
  expect(await totals({ countries: ['DE', 'AT'] })).toBe(2);
  expect(await totals({ languages: ['de'] })).toBe(2);
  expect(await totals({ languages: ['de-at'] })).toBe(1);
  expect(await totals({ consent: ['none', 'withdrawn'] })).toBe(1);
  expect(await totals({ countries: ['DE'], tagsAny: ['a'], languages: ['de'] })).toBe(1);
  expect(await totals({ tagsAny: [] })).toBe(3);
});

test('"this import" holds whom it added or changed', async () => {
  await aContact(caller, { email: 'old@x.test', company: 'Same' });
  const done = await anImport(anImportCaller(caller), 'email,company\nold@x.test,Same\nnew@x.test,X\n');
  expect(await count({ importIds: [done.id] })).toMatchObject({ total: 1 });
});

test('"not mailed since" counts whom nobody mailed, and whom it was long ago', async () => {
  const [never, lately, long] = await someContacts(caller, 3);
  const now = all.world.clock.now().getTime();
  const mailed = (contact: TestContact | undefined, at: number) =>
    inTransaction(caller, ({ db }) =>
      db.contact.updateMany({ where: { id: contact?.id ?? '' }, data: { lastMailedAt: new Date(at) } }),
    );
  await mailed(lately, now - 6 * DAY);
  await mailed(long, now - 8 * DAY);
  expect(never).toBeDefined();
  expect(await count({ notMailedSinceDays: 7 })).toMatchObject({ total: 2 });
});

test('a filter with a part that does not exist, or a foreign type, is refused (B 40)', () => {
  for (const filter of [
    { partnerId: 'prt_x' },
    { tagsAny: [{ $ne: null }] },
    { countries: ['Germany'] },
    { notMailedSinceDays: 0 },
    { importIds: ['imp_1'] },
  ]) {
    expect(AudienceFilter.safeParse(filter).success).toBe(false);
  }
});

test('the count says who is held back, each by the first reason against it', async () => {
  const [ok, suppressed, withdrawn, nothing, opted, vendorOnly] = await someContacts(caller, 6);
  await aContact(caller, { email: '用户@x.test' });
  await inTransaction(caller, async (ctx) => {
    if (!suppressed || !vendorOnly || !opted || !nothing) throw new Error('no contacts');
    await suppressAddress(ctx, { addressHmac: suppressed.addressHmac, reason: 'bounced', source: 'test' });
    await suppressAddress(ctx, {
      addressHmac: vendorOnly.addressHmac,
      vendorId: all.vendor.id,
      reason: 'manual',
      source: 'test',
    });
    await ctx.db.$executeRaw`SELECT tl_opt_out_of_vendor(${all.vendor.id}, ${opted.addressHmac})`;
    await ctx.db.contact.updateMany({ where: { id: nothing.id }, data: { consent: 'none', legalBasis: '' } });
  });
  if (withdrawn)
    await recordConsent(caller, { contactId: withdrawn.id, kind: 'marketing', granted: false, source: 'x', text: '' });
  expect(ok).toBeDefined();
  expect(await count({}, all.vendor.id)).toEqual({
    total: 7,
    reachable: 1,
    heldBack: { suppressed: 2, vendor_opt_out: 1, no_consent: 2, unsendable: 1 },
  });
  expect(await count({})).toEqual({
    total: 7,
    reachable: 3,
    heldBack: { suppressed: 1, no_consent: 2, unsendable: 1 },
  });
  expect(await count({}, newId('vendor'))).toMatchObject({ reachable: 3 });
});

test('consent must be given where it is the ground; other grounds need none', async () => {
  await aContact(caller, { consent: 'none', legalBasis: 'consent' });
  await aContact(caller, { consent: 'none', legalBasis: 'legitimate_interest' });
  await aContact(caller, { consent: 'withdrawn', legalBasis: 'contract' });
  expect(await count({})).toMatchObject({ total: 3, reachable: 1, heldBack: { no_consent: 2 } });
});

test('the cap counts mailings of all vendors, in the partner’s days', async () => {
  const [person, other] = await someContacts(caller, 2);
  if (!person || !other) throw new Error('no contacts');
  const now = all.world.clock.now();
  const cap = (capMailings: number | null) =>
    inTransaction(caller, ({ db }) => db.partner.updateMany({ data: { capMailings, capDays: 7 } }));
  const mailed = async (daysAgo: number, state: string) => {
    const { mailingId } = await aMailing(all, { partnerSlug: all.partner.slug });
    const at = new Date(now.getTime() - daysAgo * DAY);
    await inTransaction(caller, async ({ db, scope: { partnerId } }) => {
      const delivery = { partnerId, id: newId('delivery'), mailingId, contactId: person.id, state, settledAt: at };
      await db.delivery.createMany({ data: [delivery] });
      await db.contact.updateMany({ where: { id: person.id }, data: { lastMailedAt: now } });
      await db.mailing.updateMany({ where: { id: mailingId }, data: { state: 'done', finishedAt: at } });
    });
  };
  await cap(2);
  await mailed(1, 'accepted');
  await mailed(8, 'accepted');
  await mailed(1, 'skipped');
  expect(await count({})).toMatchObject({ reachable: 2 });
  await mailed(2, 'unknown');
  expect(await count({})).toEqual({ total: 2, reachable: 1, heldBack: { cap: 1 } });
  await cap(3);
  expect(await count({})).toMatchObject({ reachable: 2 });
  await cap(null);
  expect(await count({})).toMatchObject({ reachable: 2 });
});

test('an audience is saved, renamed, changed, archived and brought back', async () => {
  const { audienceId } = await createAudience(caller, { name: 'Customers', filter: { tagsAny: ['customer'] } });
  await aContact(caller, { tags: ['customer'] });
  const saved = await inTransaction(caller, (ctx) => countAudience(ctx, { audienceId, vendorId: '' }));
  expect(saved).toMatchObject({ total: 1, reachable: 1 });
  await updateAudience(caller, { audienceId, filter: { tagsAny: ['prospect'] } });
  await updateAudience(caller, { audienceId, name: 'Prospects' });
  const names = async (archived: boolean) =>
    (await inTransaction(caller, (ctx) => listAudiences(ctx, { archived }, { limit: 10 }))).items.map(
      ({ name }) => name,
    );
  expect(await names(false)).toEqual(['Prospects']);
  expect(await archiveAudience(caller, { audienceId, restore: false })).toEqual({ name: 'Prospects' });
  expect([await names(false), await names(true)]).toEqual([[], ['Prospects']]);
  await archiveAudience(caller, { audienceId, restore: true });
  expect(await names(false)).toEqual(['Prospects']);
  expect(await inTransaction(caller, (ctx) => getAudience(ctx, audienceId))).toMatchObject({
    filter: { tagsAny: ['prospect'] },
    usedBy: [],
  });
});

test('an audience that a launch is about to mail cannot be archived; one whose launch is done can', async () => {
  const { audienceId, launchId } = await aMailing(all, { partnerSlug: all.partner.slug });
  await inTransaction(caller, ({ db }) => db.launch.updateMany({ where: { id: launchId }, data: { audienceId } }));
  await expect(archiveAudience(caller, { audienceId, restore: false })).rejects.toMatchObject({ code: 'conflict' });
  const view = await inTransaction(caller, (ctx) => getAudience(ctx, audienceId));
  expect(view.usedBy).toMatchObject([{ id: launchId, status: 'scheduled' }]);
  await inTransaction(caller, ({ db }) => db.launch.updateMany({ where: { id: launchId }, data: { status: 'done' } }));
  await archiveAudience(caller, { audienceId, restore: false });
});

test('two audiences cannot have one name', async () => {
  const first = await anAudience(caller, { name: 'One' });
  await anAudience(caller, { name: 'Two' });
  const taken = { code: 'conflict', fields: { name: expect.stringMatching(/already/) } };
  await expect(createAudience(caller, { name: 'One', filter: {} })).rejects.toMatchObject(taken);
  await expect(updateAudience(caller, { audienceId: first.id, name: 'Two' })).rejects.toMatchObject(taken);
  await updateAudience(caller, { audienceId: first.id, name: 'One', filter: {} });
});

test('audiences come in pages by name', async () => {
  for (const name of ['c', 'a', 'b']) await anAudience(caller, { name });
  const page = (cursor?: string) => inTransaction(caller, (ctx) => listAudiences(ctx, {}, { limit: 2, cursor }));
  const first = await page();
  expect(first.items.map(({ name }) => name)).toEqual(['a', 'b']);
  expect((await page(first.nextCursor ?? '')).items.map(({ name }) => name)).toEqual(['c']);
});

test('audiences are sorted either way, and a page begins where the one before ended', async () => {
  for (const name of ['c', 'a', 'b']) {
    await anAudience(caller, { name });
    all.world.clock.advance(1_000);
  }
  const named = async (sort: AudienceSort) => {
    const read = (cursor?: string) =>
      inTransaction(caller, (ctx) => listAudiences(ctx, { sort }, { limit: 2, cursor }));
    const first = await read();
    const second = await read(first.nextCursor ?? '');
    return [...first.items, ...second.items].map(({ name }) => name).join('');
  };
  expect([await named('name'), await named('-name')]).toEqual(['abc', 'cba']);
  expect([await named('changed'), await named('-changed')]).toEqual(['cab', 'bac']);
});
