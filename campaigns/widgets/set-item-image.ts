import { saveImage } from '#campaigns/content/files/save-image.ts';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import { notFound } from '#campaigns/kernel/errors.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import type { WidgetItemId } from '#campaigns/kernel/ids.ts';

/**
 * Gives an item its picture, drawn anew and public.
 *
 * @throws DomainError not_found; invalid or limit_exceeded when it is no picture that can be used; nothing is changed then
 */
export async function setItemImage(
  caller: VendorCaller & { files: FileStore },
  { itemId, bytes, fileName }: { itemId: WidgetItemId; bytes: Buffer; fileName: string },
): Promise<void> {
  authorize(caller.actor, 'item:write');
  await requireItem(caller, itemId);
  const { sha256, extension, width, height } = await saveImage(caller, { bytes, fileName, use: 'picture' });
  const image = { imageSha256: sha256, imageExtension: extension, imageWidth: width, imageHeight: height };
  await writeImage(caller, itemId, image);
}

/**
 * Takes an item's picture away.
 *
 * @throws DomainError not_found
 */
export async function removeItemImage(caller: VendorCaller, { itemId }: { itemId: WidgetItemId }): Promise<void> {
  authorize(caller.actor, 'item:write');
  await writeImage(caller, itemId, { imageSha256: null, imageExtension: null, imageWidth: null, imageHeight: null });
}

type Image = {
  imageSha256: string | null;
  imageExtension: string | null;
  imageWidth: number | null;
  imageHeight: number | null;
};

async function requireItem(caller: VendorCaller, itemId: WidgetItemId): Promise<void> {
  const found = await inTransaction(caller, ({ db, scope }) =>
    db.widgetItem.count({ where: { vendorId: scope.vendorId, id: itemId } }),
  );
  if (found === 0) throw notFound('item', itemId);
}

async function writeImage(caller: VendorCaller, itemId: WidgetItemId, image: Image): Promise<void> {
  await inTransaction(caller, async (ctx) => {
    const { count } = await ctx.db.widgetItem.updateMany({
      where: { vendorId: ctx.scope.vendorId, id: itemId },
      data: { ...image, updatedAt: ctx.clock.now() },
    });
    if (count === 0) throw notFound('item', itemId);
    const after = { image: image.imageSha256 };
    await audit(ctx, { action: 'item.image_set', objectType: 'item', objectId: itemId, after });
  });
}
