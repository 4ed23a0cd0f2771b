import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { statesBefore } from '#campaigns/kernel/states-before.ts';
import { getImportRecord } from './import-queries.ts';
import { IMPORT_MOVES } from './import-status.ts';
import { withoutSamples } from './internal/file-shape.ts';
import type { ImportIdInput } from './schema.ts';
import { clearRows } from './stage-rows.sql.ts';

/**
 * Ends an import that is not finished: no contact was or will be changed by it, and its file and rows are erased. A
 * second pass that is under way rolls back.
 *
 * @throws DomainError not_found; conflict when it is finished
 */
export async function cancelImport(
  caller: PartnerCaller & { files: FileStore },
  { importId }: ImportIdInput,
): Promise<void> {
  authorize(caller.actor, 'contact:write');
  const filePath = await inTransaction(
    caller,
    async (ctx) => {
      const { partnerId } = ctx.scope;
      const record = await getImportRecord(ctx, importId);
      const { count } = await ctx.db.contactImport.updateMany({
        where: { partnerId, id: importId, status: { in: statesBefore(IMPORT_MOVES, 'cancelled') } },
        data: {
          status: 'cancelled',
          finishedAt: ctx.clock.now(),
          leaseUntil: null,
          mapping: withoutSamples(record.shape),
          filePath: null,
        },
      });
      if (count === 0) {
        throw new DomainError('conflict', `import ${importId} is ${record.status}; it cannot be cancelled`, {
          show: 'This import is finished and cannot be cancelled.',
        });
      }
      await clearRows(ctx.db, { partnerId, importId });
      await audit(ctx, { action: 'import.cancelled', objectType: 'import', objectId: importId });
      return record.filePath;
    },
    { timeoutMs: 60_000 },
  );
  if (filePath) await caller.files.remove(filePath);
}
