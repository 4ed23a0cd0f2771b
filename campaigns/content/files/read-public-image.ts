import type { FileStore } from '#campaigns/kernel/files.ts';
import type { SystemDb } from '#prisma/scoped-db.ts';
import { extensionOf, parsePublicImageName } from './public-image.ts';

export type PublicImage = { bytes: Buffer; mime: string };

/**
 * An image that anyone may fetch, by its public name; null when there is none of that name or it is not public. Which
 * of several owners of the same bytes is asked makes no difference.
 *
 * @param name `<sha256>.<png|jpg>`
 */
export async function findPublicImage(
  { system, files }: { system: SystemDb; files: FileStore },
  name: string,
): Promise<PublicImage | null> {
  const parsed = parsePublicImageName(name);
  if (!parsed) return null;
  const rows = await system.file.findMany({
    where: { sha256: parsed.sha256, isPublic: true },
    select: { ownerId: true, mime: true },
    take: 5,
  });
  for (const row of rows) {
    const path = `${row.ownerId}/${parsed.sha256}`;
    if (extensionOf(row.mime) === parsed.extension && (await files.exists(path))) {
      return { bytes: await files.get(path), mime: row.mime };
    }
  }
  return null;
}
