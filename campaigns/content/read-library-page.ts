import type { VendorCtx } from '#campaigns/kernel/context.ts';
import { type LibraryRow, listLibrary } from './previews/library-samples.ts';
import { signPreview } from './previews/preview-ticket.ts';

export type LibraryChoice = LibraryRow & { preview: string };

/** The templates to begin with, each with the token of its picture. */
export async function readLibraryPage(
  ctx: Pick<VendorCtx, 'install' | 'clock'>,
  libraryFolder: string,
): Promise<LibraryChoice[]> {
  const rows = await listLibrary(libraryFolder);
  const { install, clock } = ctx;
  return rows.map((row) => ({
    ...row,
    preview: signPreview(install.keys, { kind: 'library', slug: row.slug }, clock.now()),
  }));
}
