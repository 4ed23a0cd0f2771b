import sharp from 'sharp';
import { audit } from '#campaigns/kernel/audit.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { drawPicture } from './files/draw-picture.ts';
import { saveImage } from './files/save-image.ts';

/**
 * Makes an uploaded picture the mark of the vendor, beside its name on everybody's screens. It is kept as PNG: the frame
 * of every page makes its address from the hash alone.
 *
 * @throws DomainError forbidden; invalid or limit_exceeded when it is no picture that can be used; nothing is changed then
 */
export async function setVendorLogo(
  caller: VendorCaller & { files: FileStore },
  { bytes, fileName }: { bytes: Buffer; fileName: string },
): Promise<{ sha256: string }> {
  authorize(caller.actor, 'organization:update');
  const drawn = await drawPicture(bytes);
  const png = drawn.mime === 'image/png' ? drawn.bytes : await sharp(drawn.bytes).png().toBuffer();
  const { sha256 } = await saveImage(caller, { bytes: png, fileName, use: 'logo' });
  await writeLogo(caller, sha256);
  return { sha256 };
}

/**
 * Takes the mark away; the first letter of the name stands in its place.
 *
 * @throws DomainError forbidden
 */
export async function removeVendorLogo(caller: VendorCaller): Promise<void> {
  authorize(caller.actor, 'organization:update');
  await writeLogo(caller, null);
}

async function writeLogo(caller: VendorCaller, logoFileId: string | null): Promise<void> {
  const { vendorId } = caller.scope;
  await inTransaction(caller, async (ctx) => {
    const before = await ctx.db.vendor.findUniqueOrThrow({ where: { id: vendorId }, select: { logoFileId: true } });
    await ctx.db.vendor.update({ where: { id: vendorId }, data: { logoFileId } });
    const change = { before, after: { logoFileId } };
    await audit(ctx, { action: 'vendor.logo_set', objectType: 'vendor', objectId: vendorId, ...change });
  });
}
