import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { FileShape, withoutSamples } from './internal/file-shape.ts';
import { clearRows } from './stage-rows.sql.ts';

/** What people upload holds more than we keep; a week is long enough to download what was refused and try again. */
export const IMPORT_FILE_DAYS = 7;

/**
 * Erases the files of imports that came more than 7 days ago, with the rows that were staged from them. An import that
 * nobody confirmed until then is cancelled by it. The file goes first: whatever fails, the row still names it.
 *
 * @returns how many files were erased
 */
export async function expireImportFiles(caller: PartnerCaller & { files: FileStore }): Promise<number> {
  const { partnerId } = caller.scope;
  const before = new Date(caller.clock.now().getTime() - IMPORT_FILE_DAYS * 86_400_000);
  const old = await inTransaction(caller, ({ db }) =>
    db.contactImport.findMany({
      where: {
        partnerId,
        filePath: { not: null },
        createdAt: { lt: before },
        status: { notIn: ['reading', 'applying'] },
      },
      select: { id: true, filePath: true, status: true, mapping: true },
    }),
  );
  for (const { id, filePath, status, mapping } of old) {
    if (filePath) await caller.files.remove(filePath);
    const unfinished = status === 'uploaded' || status === 'ready';
    await inTransaction(
      caller,
      async ({ db, clock }) => {
        await clearRows(db, { partnerId, importId: id as ImportId });
        await db.contactImport.updateMany({
          where: { partnerId, id, status },
          data: {
            filePath: null,
            mapping: withoutSamples(FileShape.parse(mapping)),
            ...(unfinished ? { status: 'cancelled', finishedAt: clock.now() } : {}),
          },
        });
      },
      { timeoutMs: 120_000 },
    );
  }
  return old.length;
}
