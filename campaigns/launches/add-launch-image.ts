import { type SavedImage, saveImage } from '#campaigns/content/files/save-image.ts';
import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type PartnerCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { getLaunch } from './queries.ts';
import type { LaunchIdInput } from './schema.ts';

/**
 * Keeps a picture of the partner's own for a zone of its launch. It is drawn anew as PNG or JPEG; a zone names it by its
 * address.
 *
 * @throws DomainError not_found; invalid or limit_exceeded when it is no picture, with words for the person
 */
export async function addLaunchImage(
  caller: PartnerCaller & { files: FileStore },
  { launchId, ...image }: LaunchIdInput & { bytes: Buffer; fileName: string },
): Promise<SavedImage> {
  authorize(caller.actor, 'launch:write');
  await inTransaction(caller, (ctx) => getLaunch(ctx, launchId));
  return saveImage(caller, { ...image, use: 'picture' });
}
