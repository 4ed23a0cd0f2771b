import { type AddressRefusal, canonicalAddress } from './address.ts';
import { toCountryCode, toLanguageTag } from './places.ts';
import {
  CONTACT_TEXT_FIELDS,
  type ContactTextField,
  IMPORT_LIMITS,
  type ImportField,
  MAX_TAGS,
  MAX_TEXT_CHARS,
  Tag,
  textProblem,
} from './schema.ts';

/** Why a row of a file is refused: the address, or `<code>:<field>`; words in app/i18n/en/contacts.json, `refused`. */
export type RowRefusal = AddressRefusal | `${CellRefusal}:${ImportField}` | 'too_many_cells' | 'cell_too_large';
type CellRefusal =
  | 'control_character'
  | 'bidi_character'
  | 'too_long'
  | 'country_unknown'
  | 'language_unknown'
  | 'tag_invalid'
  | 'too_many_tags';

/** A row as it will stand in a contact. Fields that the file does not have, or leaves empty, are not there. */
export type ImportedContact = { email: string; unsendable: 'smtputf8' | null; tags: string[] } & {
  [field in ContactTextField]?: string;
};

export type RowVerdict =
  | { kind: 'ok'; canonical: string; contact: ImportedContact }
  | { kind: 'refused'; reason: RowRefusal };

const refused = (reason: RowRefusal): RowVerdict => ({ kind: 'refused', reason });

const EDGES = /^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/g;
// The quote that an export puts before what a spreadsheet would run (csv-out.ts); "'s-Hertogenbosch" keeps its own.
const GUARD = /^'(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])/;

/**
 * Reads one row by what its columns mean. Values are not repaired beyond spaces at the ends: what cannot be taken as it
 * stands is refused with the reason, so that nobody gets a wrong name or country in silence.
 *
 * @param cells   as the file has them; fewer than columns = the missing ones are empty
 * @param columns field of each column, null = left out
 * Source: campaigns/contacts/README.md, "Reading a file".
 */
export function readRow(cells: readonly string[], columns: readonly (ImportField | null)[]): RowVerdict {
  if (cells.slice(columns.length).some((cell) => cell !== '')) return refused('too_many_cells');
  if (cells.some((cell) => cell.length > IMPORT_LIMITS.cellBytes)) return refused('cell_too_large');
  const given: Partial<Record<ImportField, string>> = {};
  for (const [index, field] of columns.entries()) {
    if (field !== null) given[field] = (cells[index] ?? '').replace(GUARD, '');
  }
  const address = canonicalAddress((given.email ?? '').replace(/\uFEFF/g, ''));
  if (address.kind === 'refused') return refused(address.reason);
  const contact: ImportedContact = { email: address.email, unsendable: address.unsendable, tags: [] };
  const problem = readTexts(given, contact) ?? readTags(given.tags ?? '', contact);
  return problem ? refused(problem) : { kind: 'ok', canonical: address.canonical, contact };
}

function readTexts(given: Partial<Record<ImportField, string>>, contact: ImportedContact): RowRefusal | null {
  for (const field of [...CONTACT_TEXT_FIELDS, 'fullName'] as const) {
    const text = clean(given[field] ?? '');
    if (text === '') continue;
    const problem = textProblem(text) ?? (text.length > (field === 'phone' ? 50 : MAX_TEXT_CHARS) ? 'too_long' : null);
    if (problem) return `${problem}:${field}`;
    if (field === 'fullName') Object.assign(contact, { ...splitName(text), ...contact });
    else {
      const value = normalized(field, text);
      if (value === null) return field === 'country' ? 'country_unknown:country' : 'language_unknown:language';
      contact[field] = value;
    }
  }
  return null;
}

function clean(text: string): string {
  return text.includes('\uFEFF') ? text.replace(/\uFEFF/g, '').replace(EDGES, '') : text.replace(EDGES, '');
}

// The same few hundred words again and again, half a million times.
const known = {
  country: new Map<string, string | null>(),
  language: new Map<string, string | null>(),
  tags: new Set<string>(),
};
const KNOWN_AT_MOST = 2_000;

function normalized(field: ContactTextField, text: string): string | null {
  if (field !== 'country' && field !== 'language') return text;
  const seen = known[field];
  const found = seen.get(text);
  if (found !== undefined) return found;
  if (seen.size > KNOWN_AT_MOST) seen.clear();
  const value = field === 'country' ? toCountryCode(text) : toLanguageTag(text);
  seen.set(text, value);
  return value;
}

/** "Ana María Ruiz" → Ana María, Ruiz; "Ruiz, Ana" → Ana, Ruiz; one word is a first name. */
function splitName(text: string): { firstName?: string; lastName?: string } {
  const [last, first] = text.split(/\s*,\s*/, 2);
  if (last && first) return { firstName: first, lastName: last };
  const at = text.lastIndexOf(' ');
  return at < 0 ? { firstName: text } : { firstName: text.slice(0, at).trim(), lastName: text.slice(at + 1) };
}

function readTags(text: string, contact: ImportedContact): RowRefusal | null {
  const tags = text
    .split(/[,;|]/)
    .map(clean)
    .filter((tag) => tag !== '');
  if (tags.length > MAX_TAGS) return 'too_many_tags:tags';
  if (!tags.every(isTag)) return 'tag_invalid:tags';
  contact.tags = [...new Set(tags)];
  return null;
}

function isTag(text: string): boolean {
  if (known.tags.has(text)) return true;
  if (!Tag.safeParse(text).success) return false;
  if (known.tags.size > KNOWN_AT_MOST) known.tags.clear();
  known.tags.add(text);
  return true;
}
