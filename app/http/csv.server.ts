import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { CSV_MARK, csvLines } from '#campaigns/contacts/csv-out.ts';
import type { Paged } from '#campaigns/kernel/pagination.ts';

export type CsvColumn<Row> = { header: string; value: (row: Row) => string | number | Date | null };

/** A download of these rows: UTF-8 with its mark for Excel, and nothing in it that a spreadsheet would run. */
export function csvResponse<Row>(fileName: string, columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Response {
  const text = stringify(
    rows.map((row) => columns.map(({ value }) => toCell(value(row)))),
    {
      header: true,
      columns: columns.map(({ header }) => ({ key: header })),
      bom: true,
      record_delimiter: 'windows',
      escape_formulas: true,
    },
  );
  return new Response(text, { headers: csvHeaders(fileName) });
}

/** A download that is made while it is sent; what makes it has quoted and guarded its cells. */
export function csvStream(fileName: string, pieces: AsyncGenerator<string>): Response {
  const body = Readable.toWeb(Readable.from(pieces).map((piece: string) => Buffer.from(piece)));
  return new Response(body as ReadableStream<Uint8Array>, { headers: csvHeaders(fileName) });
}

/**
 * A list as its screen filters it, whole: read and sent page by page. The first page is read before anything is sent, so
 * that a refusal has its status.
 */
export async function csvOfPages<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  read: (cursor: string | undefined) => Promise<Paged<Row>>,
): Promise<Response> {
  const first = await read(undefined);
  return csvStream(fileName, piecesOf(columns, first, read));
}

async function* piecesOf<Row>(
  columns: readonly CsvColumn<Row>[],
  first: Paged<Row>,
  read: (cursor: string) => Promise<Paged<Row>>,
): AsyncGenerator<string> {
  yield CSV_MARK + csvLines([columns.map(({ header }) => header)]);
  for (let page = first; ; page = await read(page.nextCursor)) {
    if (page.items.length > 0) yield csvLines(page.items.map((row) => columns.map(({ value }) => value(row))));
    if (page.nextCursor === null) return;
  }
}

function csvHeaders(fileName: string): Record<string, string> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}.csv"`,
    'cache-control': 'no-store',
  };
}

function toCell(value: string | number | Date | null): string | number {
  if (value === null) return '';
  return value instanceof Date ? value.toISOString() : value;
}
