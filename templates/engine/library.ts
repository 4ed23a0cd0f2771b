import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { BrandValues, VendorValues } from './brand-values.ts';
import { LOCALES } from './words.ts';

/** `meta.json` of a library template. */
export const LibraryMeta = z.object({
  name: z.string(),
  description: z.string(),
  goal: z.string(),
  subject: z.string(),
  preheader: z.string(),
  locales: z.array(z.enum(LOCALES)).min(1),
  /** what partners may change, in words, by zone name */
  zones: z.record(z.string(), z.string()),
  /** image name, as in `asset:name`, to file name in the same folder */
  assets: z.record(z.string(), z.string()),
});
export type LibraryMeta = z.infer<typeof LibraryMeta>;

/** `sample.json`: what previews of a library template are filled with. Logo addresses are `asset:name` of the folder. */
export const LibrarySample = z.object({
  partner: BrandValues.omit({ logo: true, darkLogo: true }),
  logo: z.object({ light: z.string(), dark: z.string(), width: z.number(), height: z.number(), alt: z.string() }),
  vendor: VendorValues,
  contact: z.record(z.string(), z.string()),
});
export type LibrarySample = z.infer<typeof LibrarySample>;

export type LibraryTemplate = {
  slug: string;
  mjml: string;
  meta: LibraryMeta;
  sample: LibrarySample;
  /** image name to the path of its file */
  assetPaths: Record<string, string>;
};

/**
 * The templates that come with the product.
 *
 * @param folder path of `templates/library`; the caller knows where the program's files lie, a bundle does not
 * @throws when a folder is incomplete: that is a fault of ours
 */
export async function readLibrary(folder: string): Promise<LibraryTemplate[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(slugs.sort().map((slug) => readLibraryTemplate(folder, slug)));
}

/** One of the templates that come with the product, by the name of its folder. */
export async function readLibraryTemplate(folder: string, slug: string): Promise<LibraryTemplate> {
  const at = (name: string) => path.join(folder, slug, name);
  const [mjml, meta, sample] = await Promise.all([
    readFile(at('email.mjml'), 'utf8'),
    readFile(at('meta.json'), 'utf8').then((json) => LibraryMeta.parse(JSON.parse(json))),
    readFile(at('sample.json'), 'utf8').then((json) => LibrarySample.parse(JSON.parse(json))),
  ]);
  const assetPaths = Object.fromEntries(Object.entries(meta.assets).map(([name, file]) => [name, at(file)]));
  return { slug, mjml, meta, sample, assetPaths };
}
