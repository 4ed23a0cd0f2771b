import { expect, test } from 'vitest';
import { applyImport } from '#campaigns/contacts/apply-import.ts';
import { archiveAudience } from '#campaigns/contacts/archive-audience.ts';
import { getAudience, listAudiences } from '#campaigns/contacts/audience-queries.ts';
import { cancelImport } from '#campaigns/contacts/cancel-import.ts';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import {
  countContacts,
  getContact,
  listContacts,
  listFacets,
  readContactsPage,
} from '#campaigns/contacts/contact-queries.ts';
import { createAudience } from '#campaigns/contacts/create-audience.ts';
import { createContact } from '#campaigns/contacts/create-contact.ts';
import { findDueImports, findPartnersWithOldFiles } from '#campaigns/contacts/due-imports.sql.ts';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { expireImportFiles } from '#campaigns/contacts/expire-import-files.ts';
import { exportContacts } from '#campaigns/contacts/export-contacts.ts';
import { exportImportRows } from '#campaigns/contacts/export-import-rows.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport, getImportRecord, listImports } from '#campaigns/contacts/import-queries.ts';
import { liftSuppression } from '#campaigns/contacts/lift-suppression.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { countAudience, getAudienceFilter } from '#campaigns/contacts/queries.ts';
import { readImport } from '#campaigns/contacts/read-import.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { suppressAddress } from '#campaigns/contacts/suppress-address.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { suppressContacts } from '#campaigns/contacts/suppress-contacts.ts';
import { listSuppressions } from '#campaigns/contacts/suppression-queries.ts';
import { tagContacts } from '#campaigns/contacts/tag-contacts.ts';
import { updateAudience } from '#campaigns/contacts/update-audience.ts';
import { updateContact } from '#campaigns/contacts/update-contact.ts';
import { inTransaction, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { newId, type PartnerId } from '#campaigns/kernel/ids.ts';
import { makeCaller } from '#campaigns/kernel/world.ts';
import { aContact, anAudience } from '#tests/factories/contacts.ts';
import { aCsvFile, anImportCaller, aReadImport, type ImportCaller } from '#tests/factories/imports.ts';
import { aPartner, aPartnerCaller } from '#tests/factories/partners.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

/** A partner with one of everything, and every function of the module called with its ids by somebody else. */
async function aVault() {
  const all = await aPartnerWorld();
  const owner = anImportCaller(all.partnerCaller);
  const contact = await aContact(owner, { email: 'ana@vault.test', tags: ['secret'], country: 'IS', language: 'is' });
  const audience = await anAudience(owner, { filter: { tagsAny: ['secret'] } });
  const ready = await aReadImport(owner, 'email\nnew@vault.test\nnobody\n');
  const { importId: uploaded } = await importContacts(owner, { file: aCsvFile('email\nx@vault.test\n') });
  await suppressContact(owner, { email: 'out@vault.test', source: '' });
  return { all, owner, contact, audience, ready, uploaded };
}
type Vault = Awaited<ReturnType<typeof aVault>>;

const TERMS = { legalBasis: 'consent', consentSource: 'x', trackingConsent: false, tags: [] } as const;

/** What a stranger tries. Each must find nothing: not_found, an empty answer, or no effect. */
function attempts(caller: ImportCaller, vault: Vault): Record<string, () => Promise<unknown>> {
  const { contact, audience, ready, uploaded } = vault;
  const read = <T>(work: (ctx: PartnerCtx) => Promise<T>) => inTransaction(caller, work);
  const selection = { contactIds: [contact.id] };
  return {
    getContact: () => read((ctx) => getContact(ctx, contact.id)),
    listContacts: () => read((ctx) => listContacts(ctx, {}, { limit: 10 })),
    countContacts: () => read((ctx) => countContacts(ctx, {})),
    readContactsPage: () =>
      read((ctx) => readContactsPage(ctx, { filter: {}, sort: 'name', descending: false, page: 1, pageSize: 10 })),
    listFacets: () => read(listFacets),
    'listContacts of an audience': () => read((ctx) => listContacts(ctx, { audienceId: audience.id }, { limit: 10 })),
    'listContacts of an import': () => read((ctx) => listContacts(ctx, { importId: ready }, { limit: 10 })),
    updateContact: () => updateContact(caller, { contactId: contact.id, company: 'stolen' }),
    recordConsent: () =>
      recordConsent(caller, { contactId: contact.id, kind: 'tracking', granted: true, source: 'x', text: '' }),
    eraseContact: () => eraseContact(caller, { contactId: contact.id, keepSuppressed: false }),
    tagContacts: () => tagContacts(caller, { selection, add: ['stolen'], remove: ['secret'] }),
    suppressContacts: () => suppressContacts(caller, { selection }),
    exportContacts: async () => {
      const pieces = await exportContacts(caller, { filter: {} });
      const lines: string[] = [];
      for await (const piece of pieces) lines.push(piece);
      return lines.slice(1);
    },
    getAudience: () => read((ctx) => getAudience(ctx, audience.id)),
    getAudienceFilter: () => read((ctx) => getAudienceFilter(ctx, audience.id)),
    listAudiences: () => read((ctx) => listAudiences(ctx, {}, { limit: 10 })),
    'countAudience by id': () => read((ctx) => countAudience(ctx, { audienceId: audience.id, vendorId: '' })),
    'countAudience by filter': () => read((ctx) => countAudience(ctx, { filter: {}, vendorId: vault.all.vendor.id })),
    updateAudience: () => updateAudience(caller, { audienceId: audience.id, name: 'stolen' }),
    archiveAudience: () => archiveAudience(caller, { audienceId: audience.id, restore: false }),
    getImport: () => read((ctx) => getImport(ctx, ready)),
    getImportRecord: () => read((ctx) => getImportRecord(ctx, ready)),
    listImports: () => read((ctx) => listImports(ctx, { limit: 10 })),
    mapImport: () => mapImport(caller, { importId: uploaded, ...TERMS, tags: [], columns: { email: 'email' } }),
    readImport: () => readImport(caller, { importId: uploaded }),
    confirmImport: () => confirmImport(caller, { importId: ready }),
    applyImport: () => applyImport(caller, { importId: ready }),
    cancelImport: () => cancelImport(caller, { importId: ready }),
    exportImportRows: () =>
      exportImportRows(caller, { importId: ready, outcome: 'refused', explain: (reason) => reason }),
    expireImportFiles: () => expireImportFiles(caller),
    listSuppressions: () => read((ctx) => listSuppressions(ctx, {}, { limit: 10 })),
    'listSuppressions of an address': () =>
      read((ctx) => listSuppressions(ctx, { email: 'out@vault.test' }, { limit: 10 })),
    liftSuppression: () => liftSuppression(caller, { email: 'out@vault.test' }),
  };
}

const NOTHING = [
  { items: [], nextCursor: null },
  { rows: [], total: 0 },
  { countries: [], tags: [], languages: [], total: 0 },
  { changed: 0 },
  { added: 0 },
  { total: 0, reachable: 0, heldBack: {} },
  { kind: 'already-taken' },
  0,
  [],
];

/** The vault as it is, for comparison: every row that could be read or changed. */
async function contents({ owner }: Vault): Promise<string> {
  return inTransaction(owner, async ({ db }) => {
    const rows = [
      await db.contact.findMany(),
      await db.consent.findMany(),
      await db.suppression.findMany(),
      await db.audience.findMany(),
      await db.contactImport.findMany(),
      await db.importRow.findMany(),
    ];
    return JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
  });
}

async function expectNothing(caller: ImportCaller, vault: Vault): Promise<void> {
  const before = await contents(vault);
  for (const [name, attempt] of Object.entries(attempts(caller, vault))) {
    const answer = await attempt().catch((error) => error);
    if (answer instanceof Error) expect(answer, name).toMatchObject({ code: 'not_found' });
    else expect(NOTHING, `${name} answered ${JSON.stringify(answer)}`).toContainEqual(answer);
  }
  expect(await contents(vault)).toBe(before);
}

test('another partner finds nothing of this partner’s vault and changes nothing in it', async () => {
  const vault = await aVault();
  const other = await aPartner(vault.all.world);
  await expectNothing(anImportCaller(aPartnerCaller(vault.all.world, other), vault.owner.files), vault);
});

test('the partner’s own vendor finds nothing of its vault, whatever function it calls', async () => {
  const vault = await aVault();
  const { world, vendor } = vault.all;
  // Not a caller that a vendor's user could get: the vendor's scope with the partner's functions and ids.
  const forged = makeCaller(world, {
    scope: { side: 'vendor', vendorId: vendor.id, partnerId: vault.all.partner.id as PartnerId } as never,
    actor: { kind: 'system', reason: 'stranger' },
    requestId: 'req',
  });
  await expectNothing(anImportCaller(forged as never, vault.owner.files), vault);
});

test('a vendor that acts on the partner’s behalf, with its permission, finds nothing either', async () => {
  const vault = await aVault();
  const { world, vendor, partner } = vault.all;
  await inTransaction(vault.owner, ({ db }) => db.partnership.updateMany({ data: { onBehalfAllowed: true } }));
  const acting = makeCaller(world, {
    scope: { side: 'behalf', vendorId: vendor.id, partnerId: partner.id },
    actor: { kind: 'system', reason: 'stranger' },
    requestId: 'req',
  });
  await expectNothing(anImportCaller(acting as never, vault.owner.files), vault);
});

test.each(['vendor', 'behalf'] as const)('the %s scope can put nothing into a vault either', async (side) => {
  const vault = await aVault();
  const { world, vendor, partner } = vault.all;
  const before = await contents(vault);
  const scope = { side, vendorId: vendor.id, partnerId: partner.id } as never;
  const caller = anImportCaller(
    makeCaller(world, { scope, actor: { kind: 'system', reason: 'stranger' }, requestId: 'req' }) as never,
    vault.owner.files,
  );
  const writes = [
    () => createContact(caller, { email: 'planted@x.test', ...TERMS, tags: [] }),
    () => createAudience(caller, { name: 'planted', filter: {} }),
    () => importContacts(caller, { file: aCsvFile('email\nplanted@x.test\n') }),
    () => suppressContact(caller, { email: 'planted@x.test', source: '' }),
    () => inTransaction(caller, (ctx) => suppressAddress(ctx, { addressHmac: 'x', reason: 'manual', source: '' })),
  ];
  for (const write of writes) await expect(write()).rejects.toThrow();
  expect(await contents(vault)).toBe(before);
});

test('without a scope there are no rows, and with a made-up one there are none', async () => {
  const vault = await aVault();
  const { app } = vault.all.world.database;
  expect(await app.contact.count()).toBe(0);
  const nobody = aPartnerCaller(vault.all.world, { ...vault.all.partner, id: newId('partner') });
  expect(await inTransaction(nobody, ({ db }) => db.contact.count())).toBe(0);
  const empty = makeCaller(vault.all.world, {
    scope: { side: 'partner', partnerId: '' as PartnerId },
    actor: { kind: 'system', reason: 'stranger' },
    requestId: 'req',
  });
  expect(await inTransaction(empty, ({ db }) => db.contact.count())).toBe(0);
});

test('the system role sees heads of imports, and no person', async () => {
  const vault = await aVault();
  const { system } = vault.all.world.database;
  const own = (rows: { partnerId: string }[]) => rows.filter(({ partnerId }) => partnerId === vault.all.partner.id);
  expect(own(await findDueImports(system))).toEqual([]);
  expect(await findPartnersWithOldFiles(system, 0)).toContain(vault.all.partner.id);
  for (const table of ['Contact', 'Consent', 'Suppression', 'Audience', 'ImportRow']) {
    await expect(system.$queryRawUnsafe(`SELECT 1 FROM "${table}" LIMIT 1`)).rejects.toThrow(/permission denied/);
  }
  for (const column of ['fileName', 'mapping', 'summary', 'error', 'createdBy']) {
    await expect(system.$queryRawUnsafe(`SELECT "${column}" FROM "ContactImport" LIMIT 1`)).rejects.toThrow(
      /permission denied/,
    );
  }
});
