import type { Readable } from 'node:stream';
import { actorName } from '#campaigns/kernel/actor-name.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import { DomainError } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { type ImportId, newId } from '#campaigns/kernel/ids.ts';
import { readHead } from './internal/read-head.ts';
import { scanFile } from './internal/scan-file.ts';
import { IMPORT_LIMITS } from './schema.ts';

/** A file that has come in whole; `open` may be called more than once. */
export type ImportFile = { fileName: string; bytes: number; sha256: string; open: () => Readable };

/**
 * Takes a list of contacts in: looks at every byte of it once, guesses what its columns are, and keeps it for the person
 * to confirm (`mapImport`). Nothing is read into contacts yet.
 *
 * @param input.file CSV in UTF-8, UTF-16 or Windows-1252; at most 200 MB
 * @throws DomainError limit_exceeded when it is larger; invalid, with the line or column, when it cannot be used
 */
export async function importContacts(
  caller: PartnerCaller & { files: FileStore },
  input: { file: ImportFile },
): Promise<{ importId: ImportId }> {
  authorize(caller.actor, 'contact:write');
  const { file } = input;
  if (file.bytes > IMPORT_LIMITS.bytes) {
    const show = 'This file is larger than 200 MB. Split it into several. Nothing was imported.';
    throw new DomainError('limit_exceeded', `import file has ${file.bytes} bytes`, { show, fields: { file: show } });
  }
  const shape = readHead(await scanFile(file.open()));
  const importId = newId('import');
  const { partnerId } = caller.scope;
  const filePath = `${partnerId}/imports/${importId}.csv`;
  await caller.files.putStream(filePath, file.open());
  await inTransaction(caller, async (ctx) => {
    await ctx.db.contactImport.createMany({
      data: {
        partnerId,
        id: importId,
        fileName: plainFileName(file.fileName),
        filePath,
        fileSha256: file.sha256,
        bytes: file.bytes,
        status: 'uploaded',
        mapping: shape,
        tags: [],
        createdBy: actorName(caller.actor),
        createdAt: ctx.clock.now(),
      },
    });
    await audit(ctx, {
      action: 'import.uploaded',
      objectType: 'import',
      objectId: importId,
      after: { bytes: file.bytes },
    });
  }).catch(async (error) => {
    await caller.files.remove(filePath);
    throw error;
  });
  return { importId };
}

/** What the person called it, without the folders and the characters that could disguise it. */
function plainFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return (
    base
      .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
      .trim()
      .slice(-200) || 'contacts.csv'
  );
}
