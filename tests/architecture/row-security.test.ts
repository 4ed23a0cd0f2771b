import { expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aContact } from '#tests/factories/contacts.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a partner sees its own contacts and the vendor none', async () => {
  const { partnerCaller, vendorCaller } = await aPartnerWorld();
  await aContact(partnerCaller);
  expect(await inTransaction(partnerCaller, ({ db }) => db.contact.count())).toBe(1);
  expect(await inTransaction(vendorCaller, ({ db }) => db.contact.count())).toBe(0);
});
