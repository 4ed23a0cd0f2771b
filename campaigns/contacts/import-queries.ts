import type { PartnerCtx } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { type Page, type Paged, toPaged } from '#campaigns/kernel/pagination.ts';
import { ImportStatus } from './import-status.ts';
import { ImportSummary } from './import-summary.ts';
import { FileShape } from './internal/file-shape.ts';
import { type ImportSort, ImportTerms } from './schema.ts';

/** An import as the domain works with it. */
export type ImportRecord = {
  id: ImportId;
  status: ImportStatus;
  fileName: string;
  filePath: string | null;
  shape: FileShape;
  rowsRead: number;
  summary: ImportSummary | null;
  terms: ImportTerms | null;
};

/** An import as people see it. */
export type ImportView = {
  id: ImportId;
  status: ImportStatus;
  fileName: string;
  bytes: number;
  createdBy: string;
  createdAt: Date;
  confirmedAt: Date | null;
  finishedAt: Date | null;
  columns: FileShape['columns'];
  /** the first rows as the file has them; empty once the file is erased */
  samples: string[][];
  encoding: FileShape['encoding'];
  delimiter: FileShape['delimiter'];
  terms: ImportTerms | null;
  /** rows in the file as far as known: an estimate until all are read */
  rowsExpected: number;
  rowsRead: number;
  rowsApplied: number;
  summary: ImportSummary | null;
  error: string | null;
  /** the file is still kept, so that columns can be chosen again */
  fileKept: boolean;
  /** an earlier import of the very same file */
  sameFileAs: { id: ImportId; finishedAt: Date } | null;
};

/**
 * One import with its progress.
 *
 * @throws DomainError not_found
 */
export async function getImport(ctx: PartnerCtx, importId: ImportId): Promise<ImportView> {
  const { partnerId } = ctx.scope;
  const row = await ctx.db.contactImport.findFirst({ where: { partnerId, id: importId } });
  if (!row) throw notFound('import', importId);
  const shape = FileShape.parse(row.mapping);
  const status = ImportStatus.parse(row.status);
  const same = await ctx.db.contactImport.findFirst({
    where: {
      partnerId,
      id: { not: importId },
      fileSha256: row.fileSha256,
      status: 'done',
      finishedAt: { lte: row.createdAt },
    },
    orderBy: { createdAt: 'desc' },
    select: { id: true, finishedAt: true },
  });
  return {
    id: importId,
    status,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    confirmedAt: row.confirmedAt,
    finishedAt: row.finishedAt,
    columns: shape.columns,
    samples: shape.samples,
    encoding: shape.encoding,
    delimiter: shape.delimiter,
    terms: ImportTerms.safeParse(row).data ?? null,
    rowsExpected: status === 'reading' ? Math.max(shape.lines, row.rowsRead) : row.rowsRead || shape.lines,
    rowsRead: row.rowsRead,
    rowsApplied: row.rowsApplied,
    summary: ImportSummary.safeParse(row.summary).data ?? null,
    error: row.error,
    fileKept: row.filePath !== null,
    sameFileAs: same?.finishedAt ? { id: same.id as ImportId, finishedAt: same.finishedAt } : null,
  };
}

/**
 * An import for the use cases.
 *
 * @throws DomainError not_found
 */
export async function getImportRecord(ctx: PartnerCtx, importId: ImportId): Promise<ImportRecord> {
  const row = await ctx.db.contactImport.findFirst({
    where: { partnerId: ctx.scope.partnerId, id: importId },
    omit: { bytes: true, fileSha256: true },
  });
  if (!row) throw notFound('import', importId);
  return {
    id: importId,
    status: ImportStatus.parse(row.status),
    fileName: row.fileName,
    filePath: row.filePath,
    shape: FileShape.parse(row.mapping),
    rowsRead: row.rowsRead,
    summary: ImportSummary.safeParse(row.summary).data ?? null,
    terms: ImportTerms.safeParse(row).data ?? null,
  };
}

export type ImportRowView = Pick<
  ImportView,
  'id' | 'status' | 'fileName' | 'createdBy' | 'createdAt' | 'finishedAt' | 'rowsRead' | 'summary'
>;

const ORDER = {
  file: { fileName: 'asc' },
  '-file': { fileName: 'desc' },
  status: { status: 'asc' },
  '-status': { status: 'desc' },
  rows: { rowsRead: 'asc' },
  '-rows': { rowsRead: 'desc' },
  by: { createdBy: 'asc' },
  '-by': { createdBy: 'desc' },
  when: { createdAt: 'asc' },
  '-when': { createdAt: 'desc' },
} as const satisfies Record<ImportSort, object>;

/** Imports, newest first unless sorted otherwise. */
export async function listImports(
  ctx: PartnerCtx,
  page: Page,
  { sort }: { sort?: ImportSort | undefined } = {},
): Promise<Paged<ImportRowView>> {
  const { partnerId } = ctx.scope;
  const rows = await ctx.db.contactImport.findMany({
    where: { partnerId },
    orderBy: [...(sort ? [ORDER[sort]] : []), { id: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor ? { cursor: { partnerId_id: { partnerId, id: page.cursor } }, skip: 1 } : {}),
    select: {
      id: true,
      status: true,
      fileName: true,
      createdBy: true,
      createdAt: true,
      finishedAt: true,
      rowsRead: true,
      summary: true,
    },
  });
  return toPaged(
    rows,
    page.limit,
    (row) => row.id,
    (row) => ({
      ...row,
      id: row.id as ImportId,
      status: ImportStatus.parse(row.status),
      summary: ImportSummary.safeParse(row.summary).data ?? null,
    }),
  );
}
