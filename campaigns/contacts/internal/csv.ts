import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { type Delimiter, type FileEncoding, unreadable } from './file-shape.ts';

export type Dialect = { encoding: FileEncoding; delimiter: Delimiter; skipLines: number };
/** One row; `line` is where it begins in the file, counted from 1. */
export type CsvRow = { line: number; cells: string[] };

// 200 columns of a sentence each; a longer line is a quote that does not close, or no CSV at all.
export const MAX_RECORD_BYTES = 1024 * 1024;

const OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  max_record_size: MAX_RECORD_BYTES,
};

export function decode(bytes: Buffer, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The first rows of a text in one dialect, without Excel's `sep=` line. */
export function readFirstRows(text: string, delimiter: Delimiter, rows: number): string[][] {
  try {
    return parseWhole(text, { ...OPTIONS, delimiter, to: rows, skip_empty_lines: true });
  } catch (error) {
    throw asRefusal(error, 0);
  }
}

/**
 * The rows of a file after its header, one after the other, in bounded memory. Rows without any text are left out.
 *
 * @throws DomainError invalid with the line: an unclosed or misplaced quote, a line that does not end
 */
export async function* csvRows(body: Readable, dialect: Dialect): AsyncGenerator<CsvRow> {
  let before = dialect.skipLines;
  let isHeader = true;
  // Told as each row is found: rows that wait to be taken are thrown away when a later one cannot be read.
  const onRecord = (cells: string[], { lines }: { lines: number }): CsvRow | null => {
    const line = before + 1;
    before = lines;
    if (!cells.some((cell) => cell !== '')) return null;
    if (!isHeader) return { line, cells };
    isHeader = false;
    return null;
  };
  const parser = parse({
    ...OPTIONS,
    delimiter: dialect.delimiter,
    from_line: dialect.skipLines + 1,
    // What it returns is what comes out; the types know rows of text only.
    on_record: onRecord as unknown as (cells: string[]) => string[] | null,
  });
  const text = Readable.from(decoded(body, dialect.encoding), { objectMode: false, highWaterMark: 256 * 1024 });
  text.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  try {
    yield* parser as AsyncIterable<CsvRow>;
  } catch (error) {
    throw asRefusal(error, before);
  } finally {
    text.destroy();
    body.destroy();
  }
}

async function* decoded(body: Readable, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** A parser's error in words, with the line where the row began. Anything else is passed on. */
function asRefusal(error: unknown, linesBefore: number): unknown {
  const code = (error as Partial<CsvError>)?.code;
  const line = linesBefore + 1;
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return unreadable(`The row that begins on line ${line} has a quotation mark that is never closed.`, line);
    case 'CSV_MAX_RECORD_SIZE':
      return unreadable(
        `The row that begins on line ${line} does not end within 1 MB: a quotation mark is not closed, or this is not a CSV file.`,
        line,
      );
    case 'INVALID_OPENING_QUOTE':
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE':
      return unreadable(
        `Line ${line} has a quotation mark in the middle of a cell. Put the cell in quotes and double the mark inside.`,
        line,
      );
    default:
      return error;
  }
}
