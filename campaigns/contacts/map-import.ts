import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import { emit } from '#campaigns/kernel/events.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { getImportRecord } from './import-queries.ts';
import { IMPORT_MOVES } from './import-status.ts';
import { NOTHING_YET } from './import-summary.ts';
import type { FileShape } from './internal/file-shape.ts';
import type { ColumnMapping, ImportField, MapImport } from './schema.ts';
import { clearRows } from './stage-rows.sql.ts';

/**
 * Says what the columns of an uploaded list are, on what ground its people may be mailed, and starts the dry run. May be
 * said again while nothing is applied: the dry run then begins anew.
 *
 * @throws DomainError not_found; invalid (no address column, a column the file does not have, a field twice);
 *   conflict (applied or cancelled); expired (the file is no longer kept)
 */
export async function mapImport(caller: PartnerCaller, input: MapImport): Promise<void> {
  authorize(caller.actor, 'contact:write');
  const { importId, columns, ...terms } = input;
  await inTransaction(
    caller,
    async (ctx) => {
      const { partnerId } = ctx.scope;
      const record = await getImportRecord(ctx, importId);
      if (record.filePath === null) {
        throw new DomainError('expired', `the file of import ${importId} is erased`, {
          show: 'The file of this import is no longer kept: files are erased after 7 days. Upload it again.',
        });
      }
      const { count } = await ctx.db.contactImport.updateMany({
        where: { partnerId, id: importId, status: { in: [...statesBefore(IMPORT_MOVES, 'reading'), 'reading'] } },
        data: {
          ...terms,
          status: 'reading',
          mapping: { ...record.shape, columns: confirmed(record.shape, columns) },
          rowsRead: 0,
          summary: NOTHING_YET,
          error: null,
          leaseUntil: null,
        },
      });
      if (count === 0) {
        throw new DomainError('conflict', `import ${importId} is ${record.status}; it cannot be read again`, {
          show: 'This import is finished. Upload the list again to import it once more.',
        });
      }
      await clearRows(ctx.db, { partnerId, importId });
      await emit(ctx, { type: 'import.uploaded', partnerId, importId });
    },
    { timeoutMs: 60_000 },
  );
}

function confirmed(shape: FileShape, columns: ColumnMapping): FileShape['columns'] {
  const headers = new Set(shape.columns.map(({ header }) => header));
  const unknown = Object.keys(columns).find((header) => !headers.has(header));
  if (unknown !== undefined) throw wrongColumns(`The file has no column "${unknown}".`);
  const given = shape.columns.map(({ header }) => ({
    header,
    field: (Object.hasOwn(columns, header) ? columns[header] : '') || null,
  }));
  const fields = given.map(({ field }) => field).filter((field): field is ImportField => field !== null);
  const twice = fields.find((field, index) => fields.indexOf(field) < index);
  if (twice) throw wrongColumns(`Two columns are meant as ${twice}. Leave one of them out.`);
  if (!fields.includes('email'))
    throw wrongColumns('No column is meant as the e-mail address. Choose the one that holds it.');
  return given;
}

function wrongColumns(show: string): DomainError {
  return new DomainError('invalid', `column mapping refused: ${show}`, { show, fields: { columns: show } });
}
