import { readFile } from 'node:fs/promises';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { inTransaction } from '#campaigns/kernel/context.ts';
import { aVendorCaller, type TestVendor } from '#tests/factories/accounts.ts';
import type { SeedWorld } from '../demo.ts';

/** The picture of this name, as somebody would upload it. Its letters are drawn: a machine without fonts draws them too. */
export function readLogo(name: string): Promise<Buffer> {
  return readFile(`prisma/seed/logos/${name}.svg`);
}

export async function giveLogo(world: SeedWorld, vendor: TestVendor): Promise<void> {
  const caller = { ...aVendorCaller(world, vendor), files: world.files };
  const fileName = `${vendor.slug}-logo.svg`;
  const { sha256 } = await saveImage(caller, { bytes: await readLogo(vendor.slug), fileName, use: 'picture' });
  await inTransaction(caller, ({ db }) =>
    db.vendor.updateMany({ where: { id: vendor.id }, data: { logoFileId: sha256 } }),
  );
}
