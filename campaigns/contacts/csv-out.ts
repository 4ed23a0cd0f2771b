import { stringify } from 'csv-stringify/sync';

export type CsvCell = string | number | bigint | Date | null;

// Excel takes a file for UTF-8 only with this mark; every reader of ours drops it.
export const CSV_MARK = '\uFEFF';

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would run begins with a quote ('), which our own import takes off
 * again; a number stays a number, also a negative one. Instants are ISO 8601.
 *
 * @param rows cells; NUL, which no spreadsheet reads, is left out
 */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(plain)),
    // A lone line end of either kind ends a row for most readers, so it is quoted too.
    { escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
}

function plain(cell: CsvCell): string | number | bigint | null {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'string' ? cell.replaceAll('\0', '') : cell;
}
