import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { saveImage } from '../files/save-image.ts';
import { getLibraryTemplate } from '../previews/library-samples.ts';
import type { TemplateSourceInput } from '../schema.ts';

/** A library template as the vendor's own source: its pictures are saved as the vendor's, under names that are free. */
export async function takeFromLibrary(
  caller: VendorCaller & { files: FileStore; libraryFolder: string },
  slug: string,
): Promise<TemplateSourceInput> {
  const template = await getLibraryTemplate(caller.libraryFolder, slug);
  const names = new Map<string, string>();
  for (const [name, file] of Object.entries(template.assetPaths)) {
    const bytes = await readFile(file);
    const fileName = `${name}${path.extname(file)}`;
    names.set(name, (await saveImage(caller, { bytes, fileName, use: 'picture' })).name);
  }
  const mjml = template.mjml.replace(/asset:([a-z0-9][a-z0-9-]*)/g, (whole, name) =>
    names.has(name) ? `asset:${names.get(name)}` : whole,
  );
  const { subject, preheader } = template.meta;
  return { mjml, subject, preheader, locale: template.meta.locales[0] ?? 'en' };
}
