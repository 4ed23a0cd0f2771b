import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { BrandInput } from '#templates/engine/brand-values.ts';
import { type LibraryTemplate, readLibrary } from '#templates/engine/library.ts';
import { SAMPLE_BRAND } from '#templates/engine/sample-values.ts';

export type LibraryRow = { slug: string; name: string; description: string; goal: string; subject: string };

/** The templates that come with the product, for choosing one. */
export async function listLibrary(libraryFolder: string): Promise<LibraryRow[]> {
  const templates = await readLibrary(libraryFolder);
  return templates.map(({ slug, meta: { name, description, goal, subject } }) => ({
    slug,
    name,
    description,
    goal,
    subject,
  }));
}

/**
 * One template of the library.
 *
 * @throws DomainError not_found
 */
export async function getLibraryTemplate(libraryFolder: string, slug: string): Promise<LibraryTemplate> {
  const template = (await readLibrary(libraryFolder)).find((candidate) => candidate.slug === slug);
  if (!template) throw notFound('library template', slug);
  return template;
}

/** Where a library template's pictures are shown from, by their name in the source. */
export function libraryAssetUrls(template: LibraryTemplate, publicUrl: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(template.meta.assets).map(([name, file]) => [name, `${publicUrl}/library/${template.slug}/${file}`]),
  );
}

const LOGO_FILES = ['sample-logo.png', 'sample-logo-dark.png'];
const LOGO_SIZE = { width: 350, height: 94 };

/** The partner that stands in where no real one is chosen, with its logo. */
export function sampleBrand(publicUrl: string): BrandInput {
  const logo = (file: string) => ({ url: `${publicUrl}/library/sample/${file}`, ...LOGO_SIZE, alt: SAMPLE_BRAND.name });
  return { ...SAMPLE_BRAND, logo: logo('sample-logo.png'), darkLogo: logo('sample-logo-dark.png') };
}

/** A picture of the library or the sample partner's logo, by the last two parts of its address; null for all else. */
export async function findLibraryImage(
  libraryFolder: string,
  { slug, file }: { slug: string; file: string },
): Promise<{ bytes: Buffer; mime: string } | null> {
  const filePath = slug === 'sample' ? logoPath(libraryFolder, file) : await picturePath(libraryFolder, slug, file);
  if (!filePath) return null;
  return { bytes: await readFile(filePath), mime: filePath.endsWith('.png') ? 'image/png' : 'image/jpeg' };
}

function logoPath(libraryFolder: string, file: string): string | null {
  return LOGO_FILES.includes(file) ? path.join(libraryFolder, file) : null;
}

async function picturePath(libraryFolder: string, slug: string, file: string): Promise<string | null> {
  const template = (await readLibrary(libraryFolder)).find((candidate) => candidate.slug === slug);
  return Object.values(template?.assetPaths ?? {}).find((candidate) => path.basename(candidate) === file) ?? null;
}
