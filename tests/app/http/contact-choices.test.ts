import { expect, test } from 'vitest';
import { contactChoices } from '#app/http/contact-choices.server.ts';
import { someContacts } from '#tests/factories/contacts.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('the list opens with the tags that are there now; who searches on keeps those it opened with, each partner its own', async () => {
  const { world, partnerCaller } = await aPartnerWorld();
  const other = aPartnerCaller(world, await aPartner(world));
  const tagsOf = async (caller: typeof other, opened: boolean) =>
    (await caller.inScope((ctx) => contactChoices(ctx, { opened }))).tags;
  await someContacts(partnerCaller, 1, () => ({ tags: ['customer'] }));
  expect(await tagsOf(partnerCaller, true)).toEqual(['customer']);
  await someContacts(partnerCaller, 2, () => ({ tags: ['prospect'] }));
  expect(await tagsOf(partnerCaller, false)).toEqual(['customer']);
  expect(await tagsOf(other, false)).toEqual([]);
  expect(await tagsOf(partnerCaller, true)).toEqual(['prospect', 'customer']);
});
