import { guessColumns } from '../guess-columns.ts';
import { IMPORT_LIMITS, textProblem } from '../schema.ts';
import { decode, readFirstRows } from './csv.ts';
import { type Delimiter, type FileShape, storable, unreadable } from './file-shape.ts';
import { type FileScan, HEAD_BYTES } from './scan-file.ts';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const SAMPLE_ROWS = 5;
const SAMPLE_CHARS = 80;
const UNSAFE_HEADERS = new Set(['__proto__', 'constructor', 'prototype']);
const MARK = /\uFEFF/g;

/**
 * What the beginning of a file says: its separator, its columns, which fields they seem to be.
 *
 * @throws DomainError invalid naming the column: none, too many, empty, twice the same name, a name that cannot be used
 */
export function readHead(scan: FileScan): FileShape {
  const { text, complete } = headText(scan);
  const named = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  if (body.trim() === '') throw unreadable('This file is empty.');
  const delimiter = (named?.[1] as Delimiter | undefined) ?? guessDelimiter(body, complete);
  const [header = [], ...rows] = readFirstRows(body, delimiter, SAMPLE_ROWS + 1);
  const names = header.map((name) => name.replace(MARK, '').trim());
  checkHeader(names);
  if (complete && rows.length === 0) throw unreadable('This file names its columns, but has no rows.');
  const samples = rows.map((row) =>
    names.map((_, index) => storable((row[index] ?? '').replace(MARK, ''), SAMPLE_CHARS)),
  );
  const guessed = guessColumns(names, samples);
  return {
    encoding: scan.encoding,
    delimiter,
    skipLines: named ? 1 : 0,
    lines: scan.lines,
    columns: names.map((name, index) => ({ header: name, field: guessed[index] ?? null })),
    samples,
  };
}

/** The beginning as text, cut after its last whole line when there is more. */
function headText(scan: FileScan): { text: string; complete: boolean } {
  const all = decode(scan.head, scan.encoding);
  if (scan.bytes <= HEAD_BYTES) return { text: all, complete: true };
  const end = Math.max(all.lastIndexOf('\n'), all.lastIndexOf('\r'));
  if (end < 0) {
    throw unreadable('The first line does not end within 256 KB. The first line of a list names its columns.', 1);
  }
  return { text: all.slice(0, end + 1), complete: false };
}

/** The separator under which the header has most columns and the next rows have as many. */
function guessDelimiter(text: string, complete: boolean): Delimiter {
  let best: { delimiter: Delimiter; columns: number } = { delimiter: ',', columns: 0 };
  let refusal: unknown;
  for (const delimiter of DELIMITERS) {
    try {
      const [header = [], ...rows] = readFirstRows(text, delimiter, SAMPLE_ROWS + 1);
      const even = rows.filter((row) => row.length === header.length).length;
      const columns = header.length * (rows.length === 0 || even * 2 >= rows.length ? 1 : 0.5);
      if (columns > best.columns) best = { delimiter, columns };
    } catch (error) {
      refusal ??= error;
    }
  }
  if (best.columns > 0) return best.delimiter;
  throw refusal ?? unreadable(complete ? 'This file is empty.' : 'The first line cannot be read.', 1);
}

function checkHeader(names: string[]): void {
  if (names.length > IMPORT_LIMITS.columns) {
    throw unreadable(`The first line names ${names.length} columns; ${IMPORT_LIMITS.columns} is the limit.`, 1);
  }
  // Before the empty names are counted: a list without a header more often than not has an empty cell in its first row.
  if (names.some((name) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name))) {
    throw unreadable('The first line holds an address. Put a line with the names of the columns above it.', 1);
  }
  const empty = names.indexOf('');
  if (empty >= 0) throw unreadable(`Column ${empty + 1} has no name. Name it in the first line, or remove it.`, 1);
  const unsafe = names.find((name) => UNSAFE_HEADERS.has(name.toLowerCase()));
  if (unsafe) throw unreadable(`A column cannot be called "${unsafe}". Rename it in the first line.`, 1);
  const odd = names.findIndex((name) => textProblem(name) !== null);
  if (odd >= 0) throw unreadable(`The name of column ${odd + 1} has a control character or a line end in it.`, 1);
  const twice = names.find((name, index) => names.findIndex((other) => sameName(other, name)) < index);
  if (twice) throw unreadable(`Two columns are called "${twice}". Rename or remove one of them in the first line.`, 1);
  const long = names.findIndex((name) => name.length > 200);
  if (long >= 0) throw unreadable(`The name of column ${long + 1} is longer than 200 characters.`, 1);
}

function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
