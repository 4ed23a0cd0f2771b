import { expect, test } from 'vitest';
import { listFacets } from '#campaigns/contacts/contact-queries.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('contacts can be filtered by what some of them have at the moment, the most frequent tags first, each partner by its own', async () => {
  const { world, partnerCaller } = await aPartnerWorld();
  const other = aPartnerCaller(world, await aPartner(world));
  const facetsOf = (caller: typeof other) => caller.inScope((ctx) => listFacets(ctx));
  await someContacts(partnerCaller, 2, () => ({ tags: ['customer'], country: 'DE', language: 'de' }));
  await someContacts(partnerCaller, 1, () => ({ tags: ['prospect', 'customer'], country: '', language: 'en' }));
  await someContacts(partnerCaller, 1, () => ({ tags: [], country: 'AT', language: '' }));
  expect(await facetsOf(partnerCaller)).toEqual({
    countries: ['AT', 'DE'],
    languages: ['de', 'en'],
    tags: ['customer', 'prospect'],
    total: 4,
  });
  await partnerCaller.inScope(({ db }) => db.contact.updateMany({ where: { language: 'de' }, data: { tags: [] } }));
  await someContacts(partnerCaller, 1, () => ({ tags: ['prospect'], country: 'DE', language: 'de' }));
  expect(await facetsOf(partnerCaller)).toMatchObject({ tags: ['prospect', 'customer'], total: 5 });
  expect(await facetsOf(other)).toEqual({ countries: [], languages: [], tags: [], total: 0 });
});

test('a thousand kinds of contacts and one more are all looked at', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const facets = () => partnerCaller.inScope((ctx) => listFacets(ctx));
  await someContacts(partnerCaller, 1_000, (i) => ({ tags: ['all', `only ${i}`] }));
  const few = await facets();
  expect(few).toMatchObject({ total: 1_000, tags: expect.arrayContaining(['all', 'only 0']) });
  expect([few.tags[0], few.tags.length]).toEqual(['all', 200]);
  await someContacts(partnerCaller, 2, () => ({ tags: ['late'] }));
  expect(await facets()).toMatchObject({ total: 1_002, tags: ['all', 'late', ...few.tags.slice(1, -1)] });
});
