import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { ImportId } from '#campaigns/kernel/ids.ts';
import { type ImportFile, importContacts } from './import-contacts.ts';
import { getImport } from './import-queries.ts';
import { mapImport } from './map-import.ts';
import { type LegalBasis, TagList } from './schema.ts';

type Input = {
  file: ImportFile;
  legalBasis?: LegalBasis | undefined;
  consentSource?: string | undefined;
  trackingConsent: boolean;
  /** separated by commas */
  tags: string;
};

/**
 * Takes a list in and, where ground and source are known already, starts its dry run with the columns as guessed: for
 * programs, which have nobody to confirm them.
 *
 * @throws DomainError what `importContacts` and `mapImport` throw; the file is kept when only the mapping is refused
 */
export async function importContactsAtOnce(
  caller: PartnerCaller & { files: FileStore },
  input: Input,
): Promise<{ importId: ImportId }> {
  const { importId } = await importContacts(caller, { file: input.file });
  const { legalBasis, consentSource, trackingConsent } = input;
  if (!legalBasis || !consentSource) return { importId };
  const { columns } = await inTransaction(caller, (ctx) => getImport(ctx, importId));
  const mapping = Object.fromEntries(columns.map(({ header, field }) => [header, field ?? ('' as const)]));
  await mapImport(caller, {
    importId,
    columns: mapping,
    legalBasis,
    consentSource,
    trackingConsent,
    tags: TagList.parse(input.tags),
  });
  return { importId };
}
