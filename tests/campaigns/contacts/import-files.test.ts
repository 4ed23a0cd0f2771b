import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport } from '#campaigns/contacts/import-queries.ts';
import { csvRows, MAX_RECORD_BYTES } from '#campaigns/contacts/internal/csv.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aCsvFile, anImport, anImportCaller, aReadImport, type ImportCaller } from '#tests/factories/imports.ts';
import { aPartnerWorld } from '#tests/setup/partner-world.ts';

let caller: ImportCaller;
beforeEach(async () => {
  caller = anImportCaller((await aPartnerWorld()).partnerCaller);
});

// Whatever was wrong with a file: nobody became a contact.
afterEach(async () => {
  if (expectNobody) expect(await inTransaction(caller, ({ db }) => db.contact.count())).toBe(0);
  expectNobody = false;
});
let expectNobody = false;

const ROW = 'ana@x.test,Ana\n';
const many = (count: number) => Array.from({ length: count }, (_, i) => `p${i}@x.test,P${i}\n`).join('');
const wide = (count: number) => Array.from({ length: count }, (_, i) => `c${i}`).join(',');
const utf16 = (text: string, mark = true) => Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');

/** Refused when it comes: nothing of the file is kept. */
const REFUSED_AT_ONCE: [string, string | Buffer, RegExp, number?][] = [
  ['R35 B 49: a zip archive called .csv', Buffer.from('PK\x03\x04 rest of a bomb'), /Excel workbook or a zip archive/],
  ['R35 B 49: gzip', gzipSync('a'.repeat(1_000_000)), /gzip archive/],
  ['R35 B 49: an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), /old Excel workbook/],
  ['R35 B 49: a PDF', Buffer.from('%PDF-1.7'), /a PDF/],
  ['R35 B 49: a first line that does not end', `email,${'x'.repeat(300_000)}`, /first line does not end/, 1],
  [
    'R35 B 49: an unclosed quote in the header',
    'email,"name\nana@x.test,Ana\n',
    /line 1 has a quotation mark that is never closed/,
    1,
  ],
  ['R35 B 50: NUL bytes', `email,name\n${ROW}hans@x.test,H\0ns\n`, /Line 3 holds a NUL byte/, 3],
  [
    'R35 B 50: the mark of UTF-8, then Windows-1252',
    Buffer.concat([Buffer.from('\uFEFFemail,name\nana@x.test,Ana\n'), Buffer.from('j@x.test,Jos\xe9\n', 'latin1')]),
    /line 3 is not/,
    3,
  ],
  ['R35 B 51: the same name twice', `email,name,Name\n${ROW}`, /Two columns are called "Name"/, 1],
  ['R35 B 51: a column without a name', `email,,name\n${ROW}`, /Column 2 has no name/, 1],
  ['R35 B 51: __proto__', `email,__proto__\n${ROW}`, /cannot be called "__proto__"/, 1],
  ['R35 B 51: constructor', `email,Constructor\n${ROW}`, /cannot be called "Constructor"/, 1],
  ['R35 B 51: 5,000 columns', `email,${wide(4_999)}\n${ROW}`, /names 5000 columns; 200 is the limit/, 1],
  [
    'R35 B 51: a header with a control character',
    `email,na\u0007me\n${ROW}`,
    /name of column 2 has a control character/,
    1,
  ],
  ['R35: an empty file', '', /empty/],
  ['R35: only blank lines', '\n\r\n  \n', /empty/],
  ['R35: column names and nothing else', 'email,name\n', /no rows/],
  ['R35: no header', `${ROW}hans@x.test,Hans\n`, /first line holds an address/, 1],
];

test.each(REFUSED_AT_ONCE)('%s is refused at once', async (_, content, message, line) => {
  expectNobody = true;
  const refused = await importContacts(caller, { file: aCsvFile(content) }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'invalid', show: expect.stringMatching(message) });
  expect(refused).toMatchObject({ show: expect.stringContaining('Nothing was imported') });
  if (line) expect(refused).toMatchObject({ details: { line } });
  expect(await inTransaction(caller, ({ db }) => db.contactImport.count())).toBe(0);
});

test('R35 B 49: a file above 200 MB is refused before a byte is read', async () => {
  expectNobody = true;
  const open = () => {
    throw new Error('opened');
  };
  const file = { fileName: 'big.csv', bytes: 200 * 1024 * 1024 + 1, sha256: 'x', open };
  await expect(importContacts(caller, { file })).rejects.toMatchObject({ code: 'limit_exceeded' });
});

/** Found while reading: the import says where, and its rows are not applied. */
const REFUSED_WHILE_READING: [string, string | Buffer, RegExp][] = [
  [
    'R35 B 49: an unclosed quote after 6,000 rows',
    `email,name\n${many(6_000)}x@x.test,"Ana\n${many(10)}`,
    /begins on line 6002 has a quotation mark that is never closed/,
  ],
  [
    'R35 B 49: a line that does not end',
    `email,name\n${many(300)}${'x'.repeat(MAX_RECORD_BYTES + 10)}`,
    /begins on line 302 does not end within 1 MB/,
  ],
  [
    'R35 B 49: a quote in the middle of a cell',
    `email,name\n${many(20)}o@x.test,5" disk\n`,
    /Line 22 has a quotation mark in the middle/,
  ],
  [
    'R35 B 49: text after a closing quote',
    `email,name\n${many(20)}o@x.test,"Ana" Ruiz\n`,
    /Line 22 has a quotation mark in the middle/,
  ],
];

test.each(REFUSED_WHILE_READING)('%s ends the import with the line', async (_, content, message) => {
  expectNobody = true;
  const importId = await aReadImport(caller, content);
  const view = await inTransaction(caller, (ctx) => getImport(ctx, importId));
  expect(view).toMatchObject({ status: 'failed', error: expect.stringMatching(message) });
});

test('R35 B 49: 200 MB of one byte over gzip are met as gzip, and as an endless line in bounded memory', async () => {
  const before = process.memoryUsage().rss;
  async function* endless() {
    yield Buffer.from('email,name\n');
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    for (let i = 0; i < 200; i += 1) yield chunk;
  }
  const rows = csvRows(Readable.from(endless()), { encoding: 'utf-8', delimiter: ',', skipLines: 0 });
  await expect(rows.next()).rejects.toMatchObject({ details: { line: 2 } });
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
});

const READABLE: [string, string | Buffer][] = [
  ['UTF-8', 'E-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"\n'],
  ['UTF-8 with its mark', '\uFEFFE-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"\n'],
  ['B 50: UTF-16 with its mark', utf16('E-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"\n')],
  ['B 50: UTF-16 without a mark', utf16('E-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"\n', false)],
  [
    'B 50: UTF-16, big end first',
    Buffer.from(utf16('E-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"\n')).swap16(),
  ],
  [
    'B 50: Windows-1252',
    Buffer.from('E-Mail,Vorname,Firma\njuergen@x.test,J\xfcrgen,"M\xfcller, S\xf6hne"\n', 'latin1'),
  ],
  ['B 50: semicolons', 'E-Mail;Vorname;Firma\njuergen@x.test;Jürgen;Müller, Söhne\n'],
  ['B 50: tabs', 'E-Mail\tVorname\tFirma\njuergen@x.test\tJürgen\tMüller, Söhne\n'],
  ['B 50: a sep= line', 'sep=;\r\nE-Mail;Vorname;Firma\r\njuergen@x.test;Jürgen;Müller, Söhne\r\n'],
  ['B 50: line ends of three kinds', 'E-Mail,Vorname,Firma\r\n\njuergen@x.test,Jürgen,"Müller, Söhne"\r'],
  ['B 50: old Mac line ends', 'E-Mail,Vorname,Firma\rjuergen@x.test,Jürgen,"Müller, Söhne"\r'],
  [
    'B 50: marks in the middle',
    'E-Mail,Vorname,Firma\n\uFEFFjuergen@x.test\uFEFF,J\uFEFFürgen,"Müller, \uFEFFSöhne"\n',
  ],
  ['blank lines and rows of commas', 'E-Mail,Vorname,Firma\n\n,,\njuergen@x.test,Jürgen,"Müller, Söhne"\n,,\n'],
  ['no line end at the end', 'E-Mail,Vorname,Firma\njuergen@x.test,Jürgen,"Müller, Söhne"'],
];

test.each(READABLE)('%s is read, whatever its pieces', async (_, content) => {
  for (const chunkBytes of [1, 7, 65_536]) {
    const done = await anImport(caller, content, { chunkBytes });
    expect(done.summary).toMatchObject(chunkBytes === 1 ? { new: 1, refused: 0 } : { unchanged: 1, refused: 0 });
  }
  const [contact] = await inTransaction(caller, ({ db }) => db.contact.findMany());
  expect(contact).toMatchObject({ email: 'juergen@x.test', firstName: 'Jürgen', company: 'Müller, Söhne' });
});

test('B 50: a second header in the middle, as when files are joined, is a refused row and no more', async () => {
  const done = await anImport(caller, `\uFEFFemail,name\n${ROW}\uFEFFemail,name\nhans@x.test,Hans\n`);
  expect(done.summary).toMatchObject({ new: 2, refused: 1, problems: [{ line: 3, reason: 'email_no_at' }] });
});

test('lines are counted as the file has them, also where a cell has several', async () => {
  const done = await anImport(
    caller,
    'email,company\na@x.test,"One\nTwo"\nnobody,X\n\nb@x.test,"A ""quoted"" firm"\nnobody,Y\n',
  );
  expect(done.summary?.problems).toEqual([
    { line: 2, reason: 'control_character:company' },
    { line: 4, reason: 'email_no_at' },
    { line: 7, reason: 'email_no_at' },
  ]);
});

test('an import that is refused at once leaves no file behind', async () => {
  const kept: string[] = [];
  const files = { ...caller.files, putStream: async (path: string) => void kept.push(path) };
  await importContacts({ ...caller, files }, { file: aCsvFile('PK\x03\x04') }).catch(() => {});
  expect(kept).toEqual([]);
});

test('the name of a file is a name, without folders and disguises', async () => {
  const file = aCsvFile(`email,name\n${ROW}`, { fileName: '../../etc/\u202Evsc.passwd\u0000' });
  const { importId } = await importContacts(caller, { file });
  expect((await inTransaction(caller, (ctx) => getImport(ctx, importId))).fileName).toBe('vsc.passwd');
});

test('this very file is no list', async () => {
  const source = readFileSync(new URL(import.meta.url));
  const refused = await importContacts(caller, { file: aCsvFile(source) }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'invalid' });
});
