import { newId } from '#campaigns/kernel/ids.ts';
import type { Keys } from '#campaigns/kernel/secrets.ts';
import { addressHmac } from '../address.ts';
import { readRow } from '../import-row.ts';
import { IMPORT_LIMITS, type ImportField } from '../schema.ts';
import type { StagedRow } from '../stage-rows.sql.ts';
import type { CsvRow } from './csv.ts';
import { storable } from './file-shape.ts';
import { makeSeenAddresses } from './seen-addresses.ts';

const REFUSED_CELL_CHARS = 1_000;

/**
 * Turns the rows of one file, in their order, into what is staged of them. The id of a new contact is made here: by the
 * hundred thousand it costs less than in the database, and not in the pass that holds locks.
 */
export function makeStager(fields: readonly (ImportField | null)[], keys: Keys): (row: CsvRow) => StagedRow {
  const seen = makeSeenAddresses();
  return ({ line, cells }) => {
    const verdict = readRow(cells, fields);
    if (verdict.kind === 'refused') {
      const kept = cells.slice(0, IMPORT_LIMITS.columns).map((cell) => storable(cell, REFUSED_CELL_CHARS));
      const data = JSON.stringify({ cells: kept });
      return { line, canonical: '', addressHmac: '', data, outcome: 'refused', reason: verdict.reason };
    }
    const { canonical, contact } = verdict;
    const hmac = addressHmac(keys, canonical);
    const first = seen.firstLine(hmac, line);
    const data = JSON.stringify({ id: newId('contact'), ...contact });
    const row = { line, canonical, addressHmac: hmac, data };
    return first < line
      ? { ...row, outcome: 'duplicate', reason: `duplicate:${first}` }
      : { ...row, outcome: '', reason: '' };
  };
}
