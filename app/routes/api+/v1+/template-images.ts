import { readFile } from 'node:fs/promises';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { ImageOut, UploadTemplateImageInput } from '#campaigns/content/api-schema.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';

const operation = defineOperation({
  operationId: 'uploadTemplateImage',
  method: 'POST',
  path: '/template-images',
  tag: 'Templates',
  summary: 'Add a picture for templates',
  description: 'The body is the file. It is drawn anew as PNG or JPEG; templates call it `asset:<name>`.',
  side: 'vendor',
  scope: 'template:write',
  input: UploadTemplateImageInput,
  output: ImageOut,
  status: 201,
  upload: { contentTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'], maxBytes: 5 * 1024 * 1024 },
});

export const action = apiAction(operation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the picture as the body.');
  const bytes = await readFile(upload.path);
  const image = await saveImage({ ...caller, files: world.files }, { bytes, fileName: input.fileName, use: 'picture' });
  return { ...image, url: `${world.install.publicUrl}${image.path}` };
});
