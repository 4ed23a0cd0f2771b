import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { CSV_MARK, csvLines } from './csv-out.ts';
import { getImportRecord } from './import-queries.ts';
import { selectProblemRows } from './problem-rows.sql.ts';

const ROWS_PER_PAGE = 2_000;

export type ProblemOutcome = 'refused' | 'suppressed' | 'duplicate';

/**
 * The rows of an import that did not become contacts, as a CSV file: line and reason first, then what the row held, in
 * the file's own columns where it was refused, so that it can be mended and sent again. That it was taken is on record.
 *
 * @param input.explain the words for a reason
 * @throws DomainError not_found
 */
export async function exportImportRows(
  caller: PartnerCaller,
  input: { importId: ImportId; outcome: ProblemOutcome; explain: (reason: string) => string },
): Promise<AsyncGenerator<string>> {
  authorize(caller.actor, 'contact:write');
  const { importId: objectId, outcome } = input;
  const record = await inTransaction(caller, async (ctx) => {
    const found = await getImportRecord(ctx, objectId);
    await audit(ctx, { action: 'import_rows.exported', objectType: 'import', objectId, after: { outcome } });
    return found;
  });
  const columns = record.shape.columns.map(({ header }) => header);
  return pieces(caller, input, input.outcome === 'refused' ? columns : ['Email']);
}

async function* pieces(
  caller: PartnerCaller,
  { importId, outcome, explain }: Parameters<typeof exportImportRows>[1],
  columns: string[],
): AsyncGenerator<string> {
  yield CSV_MARK + csvLines([['Line', 'Reason', ...columns]]);
  let after = 0;
  for (;;) {
    const rows = await inTransaction(caller, ({ db, scope }) =>
      selectProblemRows(db, { partnerId: scope.partnerId, importId, outcome, after, limit: ROWS_PER_PAGE }),
    );
    if (rows.length > 0) {
      yield csvLines(
        rows.map(({ line, reason, cells, email }) => {
          const held = outcome === 'refused' ? cells : [email ?? ''];
          return [line, explain(reason ?? outcome), ...held];
        }),
      );
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_PAGE) return;
    after = last.line;
  }
}
