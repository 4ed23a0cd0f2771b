import { beforeEach, expect, test } from 'vitest';
import { findDueImports, findPartnersWithOldFiles } from '#campaigns/contacts/due-imports.sql.ts';
import { expireImportFiles } from '#campaigns/contacts/expire-import-files.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { aCsvFile, anImport, anImportCaller, aReadImport, type ImportCaller } from '#tests/factories/imports.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let all: PartnerWorld;
let caller: ImportCaller;
beforeEach(async () => {
  all = await aPartnerWorld();
  caller = anImportCaller(all.partnerCaller);
});

const DAY = 86_400_000;
const TERMS = { legalBasis: 'consent', consentSource: 'form', trackingConsent: false, tags: [] as string[] } as const;
const view = (importId: ImportId) => inTransaction(caller, (ctx) => getImport(ctx, importId));
const fileOf = (importId: ImportId) => caller.files.exists(`${caller.scope.partnerId}/imports/${importId}.csv`);

test('after seven days the file and its rows are erased; what became of them stays', async () => {
  const done = await anImport(caller, 'email\nana@x.test\nnobody\n');
  const ready = await aReadImport(caller, 'email\nhans@x.test\n');
  all.world.clock.advance(7 * DAY - 1_000);
  expect(await expireImportFiles(caller)).toBe(0);
  all.world.clock.advance(2_000);
  expect(await expireImportFiles(caller)).toBe(2);
  expect(await view(done.id)).toMatchObject({
    status: 'done',
    fileKept: false,
    samples: [],
    summary: { new: 1, refused: 1 },
  });
  expect(await view(ready)).toMatchObject({ status: 'cancelled', fileKept: false });
  expect([await fileOf(done.id), await fileOf(ready)]).toEqual([false, false]);
  expect(await inTransaction(caller, ({ db }) => db.importRow.count())).toBe(0);
  expect(await expireImportFiles(caller)).toBe(0);
});

test('a list whose file is erased cannot be read again, and says why', async () => {
  const { importId } = await importContacts(caller, { file: aCsvFile('email\nana@x.test\n') });
  all.world.clock.advance(8 * DAY);
  await expireImportFiles(caller);
  const again = mapImport(caller, { ...TERMS, importId, columns: { email: 'email' } });
  await expect(again).rejects.toMatchObject({ code: 'expired', show: expect.stringMatching(/Upload it again/) });
});

test('the sweeps find what is due: imports that nobody works on, partners with old files', async () => {
  const { system } = all.world.database;
  const { importId } = await importContacts(caller, { file: aCsvFile('email\nana@x.test\n') });
  const due = async () => (await findDueImports(system)).filter((head) => head.importId === importId);
  expect(await due()).toEqual([]);
  await mapImport(caller, { ...TERMS, importId, columns: { email: 'email' } });
  expect(await due()).toEqual([{ partnerId: caller.scope.partnerId, importId, status: 'reading' }]);
  const leaseUntil = new Date(Date.now() + 60_000);
  await inTransaction(caller, ({ db }) =>
    db.contactImport.updateMany({ where: { id: importId }, data: { leaseUntil } }),
  );
  expect(await due()).toEqual([]);
  expect(await findPartnersWithOldFiles(system, 7)).not.toContain(caller.scope.partnerId);
});
