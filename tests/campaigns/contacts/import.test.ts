import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { applyImport } from '#campaigns/contacts/apply-import.ts';
import { cancelImport } from '#campaigns/contacts/cancel-import.ts';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { createContact } from '#campaigns/contacts/create-contact.ts';
import { eraseContact } from '#campaigns/contacts/erase-contact.ts';
import { exportImportRows } from '#campaigns/contacts/export-import-rows.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { lockContacts } from '#campaigns/contacts/import-lock.sql.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { readImport } from '#campaigns/contacts/read-import.ts';
import { recordConsent } from '#campaigns/contacts/record-consent.ts';
import { suppressContact } from '#campaigns/contacts/suppress-contact.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { aContact } from '#tests/factories/contacts.ts';
import { aCsvFile, anImport, anImportCaller, aReadImport, type ImportCaller } from '#tests/factories/imports.ts';
import { aPartnerWorld, type PartnerWorld } from '#tests/setup/partner-world.ts';

let all: PartnerWorld;
let caller: ImportCaller;
beforeEach(async () => {
  all = await aPartnerWorld();
  caller = anImportCaller(all.partnerCaller);
});

const TERMS = {
  legalBasis: 'consent',
  consentSource: 'web form',
  trackingConsent: false,
  tags: [] as string[],
} as const;
const people = () => inTransaction(caller, ({ db }) => db.contact.findMany({ orderBy: { emailCanonical: 'asc' } }));
const ledger = () =>
  inTransaction(caller, ({ db }) => db.consent.findMany({ orderBy: [{ contactId: 'asc' }, { kind: 'asc' }] }));
const view = (importId: ImportId) => inTransaction(caller, (ctx) => getImport(ctx, importId));
const list = (count: number, from = 0) =>
  `email,first name\n${Array.from({ length: count }, (_, i) => `p${i + from}@x.test,P${i + from}\n`).join('')}`;
async function text(pieces: AsyncGenerator<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

test('a list becomes contacts with their permission and its proof', async () => {
  const done = await anImport(
    caller,
    'E-Mail;Vorname;Nachname;Land\nana@x.test;Ana;López;Spanien\nhans@x.test;Hans;;DE\n',
    {
      tags: ['fair'],
      trackingConsent: true,
    },
  );
  expect(done).toMatchObject({
    status: 'done',
    rowsRead: 2,
    rowsApplied: 2,
    summary: { new: 2, changed: 0, refused: 0 },
  });
  expect(await people()).toMatchObject([
    { email: 'ana@x.test', firstName: 'Ana', lastName: 'López', country: 'ES', tags: ['fair'], importId: done.id },
    {
      email: 'hans@x.test',
      consent: 'granted',
      legalBasis: 'consent',
      consentSource: 'web form',
      trackingConsent: true,
    },
  ]);
  const entries = await ledger();
  expect(entries.map(({ kind, granted, source }) => [kind, granted, source])).toEqual([
    ['marketing', true, 'web form'],
    ['tracking', true, 'web form'],
    ['marketing', true, 'web form'],
    ['tracking', true, 'web form'],
  ]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
  for (const { id } of entries) expect(id).toMatch(/^cns_[0-9A-HJKMNP-TV-Z]{26}$/);
});

test('on another ground than consent nobody is said to have consented', async () => {
  await anImport(caller, list(1), { legalBasis: 'legitimate_interest' });
  expect(await people()).toMatchObject([
    { consent: 'none', legalBasis: 'legitimate_interest', trackingConsent: false },
  ]);
  expect(await ledger()).toMatchObject([{ kind: 'marketing', granted: true, legalBasis: 'legitimate_interest' }]);
});

test('F15: capitals and spaces of every kind are one person, and the first row counts', async () => {
  const done = await anImport(
    caller,
    'email,first name\nA@x.com,First\n" \u00A0a@X.com\u2003",Second\na@x.com,Third\n',
  );
  expect(done.summary).toMatchObject({ new: 1, duplicate: 2 });
  expect(await people()).toMatchObject([{ email: 'A@x.com', emailCanonical: 'a@x.com', firstName: 'First' }]);
});

test('duplicates are found across pages, and the download names the line that counts', async () => {
  const content = `${list(2_500)}P7@X.test,Again\nnobody,X\n`;
  const done = await anImport(caller, content);
  expect(done.summary).toMatchObject({ new: 2_500, duplicate: 1, refused: 1, refusedBy: { email_no_at: 1 } });
  const explain = (reason: string) => `why: ${reason}`;
  const double = await text(await exportImportRows(caller, { importId: done.id, outcome: 'duplicate', explain }));
  expect(double).toBe('\uFEFFLine,Reason,Email\r\n2502,why: duplicate:9,P7@x.test\r\n');
  const refused = await text(await exportImportRows(caller, { importId: done.id, outcome: 'refused', explain }));
  expect(refused).toBe('\uFEFFLine,Reason,email,first name\r\n2503,why: email_no_at,nobody,X\r\n');
});

test('B 53: the same file twice changes nothing, not even the moment of the last change', async () => {
  const given = { tags: ['fair'], trackingConsent: true };
  await anImport(caller, list(50), given);
  const [before, entries] = [await people(), await ledger()];
  all.world.clock.advance(60_000);
  const again = await anImport(caller, list(50), given);
  expect(again.summary).toMatchObject({ new: 0, changed: 0, unchanged: 50 });
  expect(again.sameFileAs).not.toBeNull();
  expect(await people()).toEqual(before);
  expect(await ledger()).toEqual(entries);
});

test('a later list adds and replaces, and empties nothing', async () => {
  await anImport(caller, 'email,first name,company,tags\nana@x.test,Ana,Old Ltd,a;b\nhans@x.test,Hans,,\n', {
    tags: ['one'],
  });
  const done = await anImport(caller, 'email,first name,company,tags\nANA@x.test,,New Ltd,b;c\nhans@x.test,Hans,,\n');
  expect(done.summary).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
  const [ana, hans] = await people();
  expect(ana).toMatchObject({ email: 'ana@x.test', firstName: 'Ana', company: 'New Ltd', importId: done.id });
  expect([...(ana?.tags ?? [])].sort()).toEqual(['a', 'b', 'c', 'one']);
  expect(hans?.importId).not.toBe(done.id);
  expect(await ledger()).toHaveLength(2);
});

test('permission is added where there was none, and the first proof stays where there was', async () => {
  const none = await aContact(caller, { email: 'none@x.test', consent: 'none', legalBasis: '' });
  const had = await aContact(caller, { email: 'had@x.test', consent: 'granted', legalBasis: 'consent' });
  const basis = await aContact(caller, { email: 'basis@x.test', consent: 'none', legalBasis: 'contract' });
  await anImport(caller, 'email\nnone@x.test\nhad@x.test\nbasis@x.test\n', { legalBasis: 'legitimate_interest' });
  const after = Object.fromEntries((await people()).map((person) => [person.id, person]));
  expect(after[none.id]).toMatchObject({
    consent: 'none',
    legalBasis: 'legitimate_interest',
    consentSource: 'web form',
  });
  expect(after[had.id]).toMatchObject({ consent: 'granted', legalBasis: 'consent', consentSource: 'test' });
  expect(after[basis.id]).toMatchObject({ legalBasis: 'contract' });
  expect(await ledger()).toMatchObject([{ contactId: none.id, legalBasis: 'legitimate_interest' }]);
});

test('B 53: consent that was withdrawn stays withdrawn, also the one to be counted by name', async () => {
  const { id } = await aContact(caller, { email: 'ana@x.test', trackingConsent: true });
  await recordConsent(caller, { contactId: id, kind: 'tracking', granted: false, source: 'call', text: '' });
  const other = await aContact(caller, { email: 'hans@x.test' });
  await recordConsent(caller, { contactId: other.id, kind: 'marketing', granted: false, source: 'call', text: '' });
  await anImport(caller, 'email,company\nana@x.test,New\nhans@x.test,New\n', { trackingConsent: true });
  expect(await people()).toMatchObject([
    { company: 'New', consent: 'granted', trackingConsent: false },
    { company: 'New', consent: 'withdrawn', trackingConsent: false },
  ]);
});

test('consent that has run out is renewed by a list with fresh consent', async () => {
  const { id } = await aContact(caller, { email: 'ana@x.test' });
  const yesterday = new Date(all.world.clock.now().getTime() - 86_400_000);
  await inTransaction(caller, ({ db }) =>
    db.contact.updateMany({ where: { id }, data: { consentExpiresAt: yesterday } }),
  );
  expect((await anImport(caller, 'email\nana@x.test\n')).summary).toMatchObject({ changed: 1 });
  expect(await people()).toMatchObject([{ consent: 'granted', consentExpiresAt: null, consentSource: 'web form' }]);
});

test('B 53 F9: who is suppressed is neither added nor changed nor revived', async () => {
  const known = await aContact(caller, { email: 'known@x.test', company: 'Old' });
  for (const email of ['known@x.test', 'stranger@x.test']) await suppressContact(caller, { email, source: '' });
  const done = await anImport(caller, 'email,company\nknown@x.test,New\nSTRANGER@x.test,New\nana@x.test,New\n');
  expect(done.summary).toMatchObject({ new: 1, suppressed: 2, changed: 0 });
  expect((await people()).map(({ email, company }) => [email, company])).toEqual([
    ['ana@x.test', 'New'],
    [known.email, 'Old'],
  ]);
});

test('B 53 F9: who is erased does not come back by a later list', async () => {
  const { id } = await aContact(caller, { email: 'ana@x.test' });
  await eraseContact(caller, { contactId: id, keepSuppressed: true });
  const done = await anImport(caller, 'email\nAna@x.test\n');
  expect(done.summary).toMatchObject({ new: 0, suppressed: 1 });
  expect(await people()).toEqual([]);
});

test('who is suppressed between dry run and yes stays out', async () => {
  await aContact(caller, { email: 'known@x.test', company: 'Old' });
  const importId = await aReadImport(caller, 'email,company\nknown@x.test,New\nnew@x.test,New\nana@x.test,New\n');
  for (const email of ['known@x.test', 'new@x.test']) await suppressContact(caller, { email, source: '' });
  await confirmImport(caller, { importId });
  await applyImport(caller, { importId });
  expect((await people()).map(({ email, company }) => [email, company])).toEqual([
    ['ana@x.test', 'New'],
    ['known@x.test', 'Old'],
  ]);
  expect((await view(importId)).summary).toMatchObject({ new: 1, suppressed: 1 });
});

test('who becomes a contact between dry run and yes is merged, not added twice', async () => {
  const importId = await aReadImport(caller, 'email,company\nana@x.test,New\nhans@x.test,New\n');
  await createContact(caller, { email: 'Ana@x.test', firstName: 'Ana', ...TERMS });
  await confirmImport(caller, { importId });
  await applyImport(caller, { importId });
  expect(await people()).toMatchObject([
    { email: 'Ana@x.test', firstName: 'Ana', company: 'New' },
    { email: 'hans@x.test', company: 'New' },
  ]);
  expect((await view(importId)).summary).toMatchObject({ new: 1, changed: 1 });
});

test('B 53: two lists at once, with half of their people in common, make each person once', async () => {
  const first = await aReadImport(caller, list(3_000));
  const second = await aReadImport(caller, list(3_000, 1_500), { tags: ['second'] });
  for (const importId of [first, second]) await confirmImport(caller, { importId });
  const attempt = async (importId: ImportId): Promise<void> => {
    const outcome = await applyImport(caller, { importId }).catch((error) => error);
    // The other one is at it: in production the queue tries again.
    if (outcome?.code === 'unavailable') return attempt(importId);
    expect(outcome).toEqual({ kind: 'done' });
  };
  await Promise.all([attempt(first), attempt(second)]);
  const contacts = await people();
  expect(contacts).toHaveLength(4_500);
  expect(contacts.filter(({ tags }) => tags.includes('second'))).toHaveLength(3_000);
  const sums = [(await view(first)).summary, (await view(second)).summary];
  expect(sums.reduce((sum, summary) => sum + (summary?.new ?? 0), 0)).toBe(4_500);
});

test('an import is confirmed once, applied once, and then it is finished', async () => {
  const importId = await aReadImport(caller, list(3));
  await expect(applyImport(caller, { importId })).resolves.toEqual({ kind: 'already-taken' });
  const twice = await Promise.allSettled([confirmImport(caller, { importId }), confirmImport(caller, { importId })]);
  expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const applied = await Promise.all([applyImport(caller, { importId }), applyImport(caller, { importId })]);
  expect(applied.map(({ kind }) => kind).sort()).toEqual(['already-taken', 'done']);
  for (const late of [confirmImport, () => cancelImport(caller, { importId })]) {
    await expect(late(caller, { importId })).rejects.toMatchObject({ code: 'conflict' });
  }
  await expect(mapImport(caller, { importId, ...TERMS, columns: { email: 'email' } })).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('what is applied leaves the staging table; what was refused stays for the download', async () => {
  const done = await anImport(caller, `${list(5)}nobody,X\n`);
  const rows = await inTransaction(caller, ({ db }) => db.importRow.findMany({ where: { importId: done.id } }));
  expect(rows).toMatchObject([{ outcome: 'refused', line: 7 }]);
});

test.each(['uploaded', 'ready'] as const)(
  'an import that is %s can be cancelled: nobody was added, nothing is kept',
  async (state) => {
    const { importId } =
      state === 'uploaded'
        ? await importContacts(caller, { file: aCsvFile(list(3)) })
        : { importId: await aReadImport(caller, list(3)) };
    const path = `${caller.scope.partnerId}/imports/${importId}.csv`;
    expect(await caller.files.exists(path)).toBe(true);
    await cancelImport(caller, { importId });
    expect(await view(importId)).toMatchObject({ status: 'cancelled', fileKept: false, samples: [] });
    expect(await caller.files.exists(path)).toBe(false);
    expect(await inTransaction(caller, ({ db }) => db.importRow.count({ where: { importId } }))).toBe(0);
    expect(await people()).toEqual([]);
  },
);

test('an import that is cancelled while it is read or applied changes nothing', async () => {
  const { importId } = await importContacts(caller, { file: aCsvFile(list(10_000)) });
  await mapImport(caller, { importId, ...TERMS, columns: { email: 'email' } });
  const reading = readImport(caller, { importId });
  await until(async () => (await view(importId)).rowsRead > 0);
  await cancelImport(caller, { importId });
  expect(await reading).toEqual({ kind: 'lost' });

  const other = await aReadImport(caller, list(10_000));
  await confirmImport(caller, { importId: other });
  // Somebody else's import is in the way; it goes when the cancellation is in.
  const applying = inTransaction(caller, async (ctx) => {
    await lockContacts(ctx.db, ctx.scope.partnerId);
    return applyImport(caller, { importId: other }).catch((error) => error);
  });
  expect(await applying).toMatchObject({ code: 'unavailable' });
  await cancelImport(caller, { importId: other });
  expect(await applyImport(caller, { importId: other })).toEqual({ kind: 'already-taken' });
  expect(await people()).toEqual([]);
});

test('columns can be chosen anew while nothing is applied; the dry run begins again', async () => {
  const importId = await aReadImport(caller, 'email,a,b\nana@x.test,One,Two\n', {
    columns: { email: 'email', a: 'company' },
  });
  await mapImport(caller, { importId, ...TERMS, columns: { email: 'email', b: 'company' }, tags: ['late'] });
  await readImport(caller, { importId });
  expect(await view(importId)).toMatchObject({ status: 'ready', rowsRead: 1, summary: { new: 1 } });
  await confirmImport(caller, { importId });
  await applyImport(caller, { importId });
  expect(await people()).toMatchObject([{ company: 'Two', tags: ['late'] }]);
});

test.each([
  [{ name: 'firstName' }, /No column is meant as the e-mail address/],
  [{ email: 'email', name: 'email' }, /Two columns are meant as email/],
  [{ email: 'email', nmae: 'firstName' }, /has no column "nmae"/],
] as const)('the columns %j are refused', async (columns, message) => {
  const { importId } = await importContacts(caller, { file: aCsvFile('email,name\nana@x.test,Ana\n') });
  await expect(mapImport(caller, { importId, ...TERMS, columns })).rejects.toMatchObject({
    code: 'invalid',
    show: expect.stringMatching(message),
  });
  expect((await view(importId)).status).toBe('uploaded');
});

test('reading that stopped half-way goes on where it was, whoever goes on', async () => {
  const { importId } = await importContacts(caller, { file: aCsvFile(list(9_000)) });
  await mapImport(caller, { importId, ...TERMS, columns: { email: 'email' } });
  const stopping = new AbortController();
  const files = halfWay(async () => {
    await until(async () => (await view(importId)).rowsRead > 0);
    stopping.abort();
  });
  const outcome = await readImport({ ...caller, files, stopping: stopping.signal }, { importId });
  expect(outcome).toEqual({ kind: 'stopped' });
  const half = await view(importId);
  expect(half.status).toBe('reading');
  expect([2_000, 4_000]).toContain(half.rowsRead);
  expect(await readImport(caller, { importId })).toEqual({ kind: 'ready' });
  expect(await view(importId)).toMatchObject({
    status: 'ready',
    rowsRead: 9_000,
    summary: { new: 9_000, duplicate: 0 },
  });
});

test('a reader that was thought dead and comes back writes nothing', async () => {
  const { importId } = await importContacts(caller, { file: aCsvFile(list(6_000)) });
  await mapImport(caller, { importId, ...TERMS, columns: { email: 'email' } });
  const files = halfWay(async () => {
    await until(async () => (await view(importId)).rowsRead > 0);
    all.world.clock.advance(31_000);
    expect(await readImport(caller, { importId })).toEqual({ kind: 'ready' });
  });
  expect(await readImport({ ...caller, files }, { importId })).toEqual({ kind: 'lost' });
  expect(await view(importId)).toMatchObject({
    status: 'ready',
    rowsRead: 6_000,
    summary: { new: 6_000, duplicate: 0 },
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}

/** The caller's files, but in the middle of one something happens. */
function halfWay(happens: () => Promise<void>): ImportCaller['files'] {
  async function* pieces(path: string) {
    const bytes = await caller.files.get(path);
    yield bytes.subarray(0, bytes.length / 2);
    await happens();
    yield bytes.subarray(bytes.length / 2);
  }
  return { ...caller.files, getStream: async (path) => Readable.from(pieces(path)) };
}
