import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLines } from '#campaigns/contacts/csv-out.ts';
import { guessColumns } from '#campaigns/contacts/guess-columns.ts';
import { readRow } from '#campaigns/contacts/import-row.ts';
import { readFirstRows } from '#campaigns/contacts/internal/csv.ts';
import { toCountryCode, toLanguageTag } from '#campaigns/contacts/places.ts';
import type { ImportField } from '#campaigns/contacts/schema.ts';

const COLUMNS: ImportField[] = ['email', 'firstName', 'lastName', 'company', 'phone', 'country', 'language', 'tags'];
const row = (given: Partial<Record<ImportField, string>>) =>
  readRow(
    COLUMNS.map((field) => given[field] ?? (field === 'email' ? 'ana@x.test' : '')),
    COLUMNS,
  );

test.each<[string, Partial<Record<ImportField, string>>, string]>([
  ['B 4: CR LF in a name', { firstName: 'Ana\r\nBcc: evil@z.test' }, 'control_character:firstName'],
  ['B 4: NUL in a name', { lastName: 'Ru\0iz' }, 'control_character:lastName'],
  ['B 4: U+2028 in a company', { company: 'One\u2028Two' }, 'control_character:company'],
  ['B 4: U+0085 in a name', { firstName: 'Ana\u0085X' }, 'control_character:firstName'],
  ['B 5: U+202E in a name', { firstName: '\u202Etset.knab@troppus' }, 'bidi_character:firstName'],
  ['B 5: an isolate in a name', { lastName: 'Ruiz\u2066' }, 'bidi_character:lastName'],
  ['B 6: a name of 10,000 characters', { firstName: 'x'.repeat(10_000) }, 'too_long:firstName'],
  ['B 6: a lone surrogate', { firstName: 'A\uD83D' }, 'control_character:firstName'],
  ['B 52: a cell of more than 32 KB', { company: 'x'.repeat(33 * 1024) }, 'cell_too_large'],
  ['a country nobody knows', { country: 'Narnia' }, 'country_unknown:country'],
  ['a language nobody knows', { language: 'Klingon!' }, 'language_unknown:language'],
  ['a tag that is too long', { tags: 'x'.repeat(51) }, 'tag_invalid:tags'],
  ['more than 50 tags', { tags: Array.from({ length: 51 }, (_, i) => `t${i}`).join(';') }, 'too_many_tags:tags'],
])('%s refuses the row', (_, given, reason) => {
  expect(row(given)).toEqual({ kind: 'refused', reason });
});

test.each<[string, Partial<Record<ImportField, string>>, object]>([
  [
    'B 4: an encoded word is text like any other',
    { firstName: '=?utf-8?q?=0D=0ABcc:?=' },
    { firstName: '=?utf-8?q?=0D=0ABcc:?=' },
  ],
  [
    'B 5: an address as a name is text like any other',
    { firstName: 'support@bank.test' },
    { firstName: 'support@bank.test' },
  ],
  ['B 6: only spaces is nothing', { firstName: ' \u00A0 ', company: '\t' }, {}],
  ['B 6: emoji with joiners stay whole', { firstName: 'Ana 👩‍👩‍👧' }, { firstName: 'Ana 👩‍👩‍👧' }],
  [
    'B 52: a formula is kept as it is',
    { company: '=HYPERLINK("http://evil")' },
    { company: '=HYPERLINK("http://evil")' },
  ],
  [
    'B 52: DDE is kept as it is',
    { company: "@SUM(1+1)*cmd|' /C calc'!A0" },
    { company: "@SUM(1+1)*cmd|' /C calc'!A0" },
  ],
  ['B 52: a phone number keeps its plus', { phone: '+49 30 1234567' }, { phone: '+49 30 1234567' }],
  ['B 52: a phone number comes back from an export', { phone: "'+49 30 1234567" }, { phone: '+49 30 1234567' }],
  ['B 52: a name with an apostrophe keeps it', { lastName: "'s-Hertogenbosch" }, { lastName: "'s-Hertogenbosch" }],
  [
    'B 52: 40 digits stay 40 digits',
    { phone: '1234567890123456789012345678901234567890' },
    { phone: '1234567890123456789012345678901234567890' },
  ],
  ['B 52: 1e999 stays text', { company: '1e999' }, { company: '1e999' }],
  ['B 52: 02/03/04 stays text', { company: '02/03/04' }, { company: '02/03/04' }],
  ['B 52: a full-width equals sign stays', { company: '＝1+1' }, { company: '＝1+1' }],
  [
    'names of countries and languages',
    { country: 'Deutschland', language: 'de_AT' },
    { country: 'DE', language: 'de-AT' },
  ],
  ['tags once each', { tags: 'a; b,a | c ' }, { tags: ['a', 'b', 'c'] }],
])('%s', (_, given, contact) => {
  expect(row(given)).toEqual({
    kind: 'ok',
    canonical: 'ana@x.test',
    contact: { email: 'ana@x.test', unsendable: null, tags: [], ...contact },
  });
});

test('a row shorter than the header has empty cells at its end; a longer one is refused', () => {
  expect(readRow(['ana@x.test', 'Ana'], COLUMNS)).toMatchObject({ kind: 'ok' });
  expect(readRow(['ana@x.test', '', '', '', '', '', '', '', '', ''], COLUMNS)).toMatchObject({ kind: 'ok' });
  expect(readRow(['ana@x.test', 'Müller', ' Söhne', '', '', '', '', '', 'x'], COLUMNS)).toEqual({
    kind: 'refused',
    reason: 'too_many_cells',
  });
});

test.each([
  ['Ana Ruiz', 'Ana', 'Ruiz'],
  ['Ana María Ruiz', 'Ana María', 'Ruiz'],
  ['Ruiz, Ana', 'Ana', 'Ruiz'],
  ['Cher', 'Cher', undefined],
])('the full name %s is taken apart', (name, firstName, lastName) => {
  const verdict = readRow(['ana@x.test', name], ['email', 'fullName']);
  expect(verdict).toMatchObject({ kind: 'ok', contact: lastName ? { firstName, lastName } : { firstName } });
});

test.each<[string[], (ImportField | null)[]]>([
  [
    ['E-Mail-Adresse', 'Vorname', 'Nachname', 'Firma', 'Land'],
    ['email', 'firstName', 'lastName', 'company', 'country'],
  ],
  [
    ['Courriel', 'Prénom', 'Nom', 'Société', 'Pays'],
    ['email', 'firstName', 'lastName', 'company', 'country'],
  ],
  [
    ['Correo electrónico', 'Nombre', 'Apellidos', 'Teléfono'],
    ['email', 'firstName', 'lastName', 'phone'],
  ],
  [
    ['EMAIL ADDRESS', 'First Name', 'Last_Name', 'Job-Title'],
    ['email', 'firstName', 'lastName', 'jobTitle'],
  ],
  [
    ['mail', 'Name'],
    ['email', 'fullName'],
  ],
  [
    ['e-mail', 'Vorname', 'Name'],
    ['email', 'firstName', 'lastName'],
  ],
  [
    ['Email', 'E-mail 2', 'Mail'],
    ['email', null, null],
  ],
  [
    ['Kundennummer', 'Umsatz'],
    [null, null],
  ],
])('columns %j are guessed', (headers, fields) => {
  expect(guessColumns(headers, [])).toEqual(fields);
});

test('an address column is recognized by what stands in it, when its name says nothing', () => {
  expect(
    guessColumns(
      ['Spalte A', 'Spalte B'],
      [
        ['Ana', 'ana@x.test'],
        ['Hans', 'hans@x.test'],
      ],
    ),
  ).toEqual([null, 'email']);
  expect(guessColumns(['Spalte A'], [['ana at x']])).toEqual([null]);
});

test('places are known by code and by name in many languages', () => {
  const countries = ['de', 'Germany', 'Allemagne', 'Alemania', 'Großbritannien', 'U.S.A.', 'ＤＥ', 'ZZ', 'EU'];
  expect(countries.map(toCountryCode)).toEqual(['DE', 'DE', 'DE', 'DE', 'GB', 'US', null, null, null]);
  expect(['DE', 'en_us', 'français', 'xx', 'zh-hans-cn'].map(toLanguageTag)).toEqual([
    'de',
    'en-US',
    'fr',
    null,
    'zh-Hans-CN',
  ]);
});

// What makes a spreadsheet run a cell, in front of anything.
const formulas = fc
  .tuple(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '"=', ' =', '', "'"),
    fc.string({ unit: 'binary' }),
  )
  .map(([start, rest]) => start + rest);
const cell = fc.oneof(
  formulas,
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('+49 30 123', '1e999', '02/03/04', '=1+1'),
);

test('R36: no exported cell is run, and each comes back as it was but for the guard quote', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const width = Math.max(...rows.map((cells) => cells.length));
      const even = rows.map((cells) => ['x', ...cells, ...Array<string>(width - cells.length).fill('')]);
      const back = readFirstRows(csvLines(even), ',', even.length + 1);
      for (const [y, cells] of even.entries()) {
        for (const [x, text] of cells.entries()) {
          const read = back[y]?.[x] ?? '';
          const given = text.replaceAll('\0', '');
          expect([given, `'${given}`]).toContain(read);
          expect(read).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('R36: numbers stay numbers', () => {
  expect(csvLines([[-5.01, 12n, 0, '-5.00', '+49 30 1']])).toBe("-5.01,12,0,'-5.00,'+49 30 1\r\n");
});

test('R36: what an export wrote is read by an import as it was', () => {
  const text = fc
    .string({ unit: 'grapheme-ascii', maxLength: 40 })
    .filter((given) => !given.startsWith("'") && given.trim() === given);
  fc.assert(
    fc.property(text, (company) => {
      const [cells = []] = readFirstRows(csvLines([['ana@x.test', company]]), ',', 1);
      const verdict = readRow(cells, ['email', 'company']);
      expect(verdict).toMatchObject({ kind: 'ok', contact: company === '' ? {} : { company } });
    }),
    { numRuns: 300 },
  );
});
