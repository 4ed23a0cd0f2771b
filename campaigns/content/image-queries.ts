import type { Ctx } from '#campaigns/kernel/context.ts';
import { extensionOf, publicImagePath } from './files/public-image.ts';

export type ImageRow = { name: string; path: string; width: number; height: number; bytes: number; createdAt: Date };

/** The public images of the scope's organization, newest first; `name` is how templates call them. */
export async function listOwnImages(ctx: Ctx): Promise<ImageRow[]> {
  const { scope } = ctx;
  const ownerId = scope.side === 'vendor' ? scope.vendorId : scope.partnerId;
  const rows = await ctx.db.file.findMany({
    where: { ownerId, isPublic: true },
    orderBy: { createdAt: 'desc' },
    take: 1_000,
    select: { sha256: true, mime: true, fileName: true, width: true, height: true, bytes: true, createdAt: true },
  });
  return rows.map(({ sha256, mime, fileName, width, height, bytes, createdAt }) => ({
    name: fileName,
    path: publicImagePath({ sha256, extension: extensionOf(mime) }),
    width: width ?? 0,
    height: height ?? 0,
    bytes,
    createdAt,
  }));
}
