import { expect, test } from 'vitest';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { anImport, anImportCaller } from '#tests/factories/imports.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

test('a list of two people becomes two contacts', async () => {
  const { partnerCaller } = await aPartnerWorld();
  const caller = anImportCaller(partnerCaller);
  const done = await anImport(
    caller,
    'E-Mail;Vorname;Nachname;Land\nana@x.test;Ana;López;Spanien\nhans@x.test;Hans;Müller;DE\n',
  );
  expect(done).toMatchObject({ status: 'done', summary: { new: 2, changed: 0, refused: 0 } });
  const contacts = await inTransaction(caller, ({ db }) => db.contact.findMany({ orderBy: { email: 'asc' } }));
  expect(contacts).toMatchObject([
    { email: 'ana@x.test', firstName: 'Ana', lastName: 'López', country: 'ES', consent: 'granted' },
    { email: 'hans@x.test', firstName: 'Hans', country: 'DE' },
  ]);
});
