import { inTransaction, type PartnerCaller, type PartnerCtx } from '#campaigns/kernel/context.ts';
import { DomainError, invariant, isDomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { getImportRecord, type ImportRecord } from './import-queries.ts';
import { addToSummary, type ImportSummary, NOTHING_YET } from './import-summary.ts';
import { csvRows } from './internal/csv.ts';
import { endLease, type Lease, renewLease, takeLease } from './internal/import-lease.ts';
import { makeStager } from './internal/stage-row.ts';
import { IMPORT_LIMITS, type ImportIdInput, type ImportTerms } from './schema.ts';
import { type StagedRow, stageRows } from './stage-rows.sql.ts';

const ROWS_PER_PAGE = 2_000;
// A page takes a tenth of a second; on a machine that is busy with other things it may take long.
const PAGE_TIMEOUT_MS = 60_000;

export type ReadOutcome = { kind: 'ready' | 'failed' | 'already-taken' | 'lost' | 'stopped' };
type Reader = PartnerCaller & {
  files: FileStore;
  /** fires when the process is to stop; reading ends after the page in hand */
  stopping?: AbortSignal;
};

/**
 * First pass of an import, in the background: reads the file into staging, page by page, each committed with its share
 * of the summary, so that a killed worker's successor goes on where it was. Contacts are not touched.
 *
 * @returns failed: the file cannot be used, the import says why · lost: cancelled, or another worker took it over
 */
export async function readImport(caller: Reader, { importId }: ImportIdInput): Promise<ReadOutcome> {
  const lease = await takeLease(caller, { importId, status: 'reading' });
  if (!lease) return { kind: 'already-taken' };
  const record = await inTransaction(caller, (ctx) => getImportRecord(ctx, importId));
  const progress: Progress = { lease, rowsRead: record.rowsRead, summary: record.summary ?? NOTHING_YET };
  try {
    return await readPages(caller, record, progress);
  } catch (error) {
    const failed = isDomainError(error) && error.code !== 'unavailable';
    // A broken connection or the like: another try goes on from the last page.
    const data = failed ? { status: 'failed', error: error.show ?? error.message, finishedAt: caller.clock.now() } : {};
    await inTransaction(caller, (ctx) => endLease(ctx, progress.lease, data));
    if (failed) return { kind: 'failed' };
    throw error;
  }
}

/** Where reading is; `lease` changes with every page. */
type Progress = { lease: Lease; rowsRead: number; summary: ImportSummary };

async function readPages(caller: Reader, record: ImportRecord, progress: Progress): Promise<ReadOutcome> {
  const { shape, terms, filePath } = record;
  invariant(terms !== null && filePath !== null, `import ${record.id} is read before it is mapped`);
  const fields = shape.columns.map(({ field }) => field);
  const body = await caller.files.getStream(filePath);
  const stage = makeStager(fields, caller.install.keys);
  let skip = progress.rowsRead;
  let page: StagedRow[] = [];
  // One page is written while the next is read: the database and this process each have a processor.
  let writing: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const row of csvRows(body, shape)) {
      // Rows of committed pages are looked at again too: a later one may be the double of one of them.
      const staged = stage(row);
      if (skip > 0) {
        skip -= 1;
        continue;
      }
      page.push(staged);
      if (page.length < ROWS_PER_PAGE) continue;
      if (!(await writing)) return { kind: 'lost' };
      if (caller.stopping?.aborted) return await stop(caller, progress);
      if (progress.rowsRead + page.length > IMPORT_LIMITS.rows) throw tooManyRows();
      writing = commitPage(caller, progress, terms, page);
      writing.catch(() => false); // heard below; until then it must not count as unheard
      page = [];
    }
    if (!(await writing)) return { kind: 'lost' };
    if (progress.rowsRead + page.length > IMPORT_LIMITS.rows) throw tooManyRows();
    if (page.length > 0 && !(await commitPage(caller, progress, terms, page))) return { kind: 'lost' };
  } finally {
    await writing.catch(() => false);
  }
  const ready = await inTransaction(caller, (ctx) => endLease(ctx, progress.lease, { status: 'ready' }));
  return { kind: ready ? 'ready' : 'lost' };
}

async function stop(caller: Reader, progress: Progress): Promise<ReadOutcome> {
  await inTransaction(caller, (ctx) => endLease(ctx, progress.lease, {}));
  return { kind: 'stopped' };
}

async function commitPage(caller: Reader, progress: Progress, terms: ImportTerms, rows: StagedRow[]): Promise<boolean> {
  const { importId } = progress.lease;
  const work = async (ctx: PartnerCtx): Promise<Progress | null> => {
    const { partnerId } = ctx.scope;
    // First the lease: whoever lost it must not write a page that its successor writes too.
    const rowsRead = progress.rowsRead + rows.length;
    const lease = await renewLease(ctx, progress.lease, { rowsRead });
    if (!lease) return null;
    const judged = await stageRows(ctx.db, { partnerId, importId, terms, now: ctx.clock.now(), rows });
    const summary = addToSummary(progress.summary, judged);
    await ctx.db.contactImport.updateMany({ where: { partnerId, id: importId }, data: { summary } });
    return { lease, rowsRead, summary };
  };
  const next = await inTransaction(caller, work, { timeoutMs: PAGE_TIMEOUT_MS });
  Object.assign(progress, next);
  return next !== null;
}

function tooManyRows(): DomainError {
  return new DomainError('limit_exceeded', 'import file has more than 1,000,000 rows', {
    show: 'This file has more than 1,000,000 rows. Split it into several. Nothing was imported.',
  });
}
