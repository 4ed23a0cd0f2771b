import { authorize } from '#campaigns/kernel/authorize.ts';
import { inTransaction, type VendorCaller } from '#campaigns/kernel/context.ts';
import type { FileStore } from '#campaigns/kernel/files.ts';
import { type SavedImage, saveImage } from './files/save-image.ts';
import type { TemplateIdInput } from './schema.ts';
import { getTemplate } from './template-queries.ts';

/**
 * Keeps a picture for a template: all templates of the vendor may name it as `asset:<name>`.
 *
 * @throws DomainError not_found; invalid or limit_exceeded when it is no picture, with words for the person
 */
export async function addTemplateImage(
  caller: VendorCaller & { files: FileStore },
  { templateId, ...image }: TemplateIdInput & { bytes: Buffer; fileName: string },
): Promise<SavedImage> {
  authorize(caller.actor, 'template:write');
  await inTransaction(caller, (ctx) => getTemplate(ctx, templateId));
  return saveImage(caller, { ...image, use: 'picture' });
}
