import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { applyImport } from '#campaigns/contacts/apply-import.ts';
import { confirmImport } from '#campaigns/contacts/confirm-import.ts';
import { importContacts } from '#campaigns/contacts/import-contacts.ts';
import { getImport, type ImportView } from '#campaigns/contacts/import-queries.ts';
import { mapImport } from '#campaigns/contacts/map-import.ts';
import { readImport } from '#campaigns/contacts/read-import.ts';
import type { ColumnMapping, ImportTerms } from '#campaigns/contacts/schema.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { aFileStore } from './content.ts';

export type ImportCaller = PartnerCaller & { files: FileStore };

export function anImportCaller(caller: PartnerCaller, files: FileStore = aFileStore()): ImportCaller {
  return { ...caller, files };
}

/** A file as the web hands it over; in pieces of `chunkBytes`, so that characters and line ends get cut. */
export function aCsvFile(content: string | Buffer, given: { fileName?: string; chunkBytes?: number } = {}) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { fileName = 'contacts.csv', chunkBytes = 64 * 1024 } = given;
  return {
    fileName,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: () => Readable.from(inChunks(bytes, chunkBytes)),
  };
}

function* inChunks(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const TERMS: ImportTerms = { legalBasis: 'consent', consentSource: 'web form', trackingConsent: false, tags: [] };

type Given = Partial<ImportTerms> & { columns?: ColumnMapping; chunkBytes?: number; fileName?: string };

/** Uploads a list, takes the guessed columns unless told otherwise, and reads it: the dry run stands. */
export async function aReadImport(
  caller: ImportCaller,
  content: string | Buffer,
  given: Given = {},
): Promise<ImportId> {
  const { columns, chunkBytes, fileName, ...terms } = given;
  const file = aCsvFile(content, { ...(chunkBytes ? { chunkBytes } : {}), ...(fileName ? { fileName } : {}) });
  const { importId } = await importContacts(caller, { file });
  const guessed = await inTransaction(caller, (ctx) => getImport(ctx, importId));
  const mapping = columns ?? Object.fromEntries(guessed.columns.map(({ header, field }) => [header, field ?? '']));
  await mapImport(caller, { ...TERMS, ...terms, importId, columns: mapping });
  await readImport(caller, { importId });
  return importId;
}

/** The whole way: upload, dry run, yes, done. */
export async function anImport(caller: ImportCaller, content: string | Buffer, given: Given = {}): Promise<ImportView> {
  const importId = await aReadImport(caller, content, given);
  await confirmImport(caller, { importId });
  await applyImport(caller, { importId });
  return inTransaction(caller, (ctx) => getImport(ctx, importId));
}
