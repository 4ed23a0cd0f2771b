import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { getBrandKit } from './brand-kit-queries.ts';
import { saveImage } from './files/save-image.ts';
import { writeBrandKit } from './internal/write-brand-kit.ts';
import type { BrandLogo, LogoVariant } from './schema.ts';

/**
 * Makes an uploaded picture the working copy's logo, for light or for dark backgrounds.
 *
 * @returns the logo and the new revision
 * @throws DomainError invalid or limit_exceeded when it is no picture that can be used; nothing is changed then
 */
export async function uploadLogo(
  caller: PartnerCaller & { files: FileStore },
  input: { bytes: Buffer; fileName: string; variant: LogoVariant },
): Promise<{ revision: number; logo: BrandLogo }> {
  authorize(caller.actor, 'brand_kit:write');
  const image = await saveImage(caller, { bytes: input.bytes, fileName: input.fileName, use: 'logo' });
  const { sha256, extension, width, height } = image;
  const logo: BrandLogo = { sha256, extension, width, height };
  return inTransaction(caller, async (ctx) => {
    const kit = await getBrandKit(ctx);
    const changed = input.variant === 'dark' ? { darkLogo: logo } : { logo };
    return { ...(await writeBrandKit(ctx, kit.revision, { ...kit.data, ...changed })), logo };
  });
}
