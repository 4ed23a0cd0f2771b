import { CSV_MARK, type CsvCell, csvLines } from '#campaigns/contacts/csv-out.ts';

/** A table as a download: header first. For what fits into memory; streams are made by their own use cases. */
export function csvResponse(fileName: string, rows: readonly (readonly CsvCell[])[]): Response {
  return new Response(CSV_MARK + csvLines(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
    },
  });
}
