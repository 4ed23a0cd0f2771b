import { readFile } from 'node:fs/promises';
import { apiAction, defineOperation } from '#app/http/api.server.ts';
import { HttpFailure } from '#app/http/errors.server.ts';
import { ImageOut } from '#campaigns/content/api-schema.ts';
import { addLaunchImage } from '#campaigns/launches/add-launch-image.ts';
import { AddLaunchImageInput } from '#campaigns/launches/api-schema.ts';

const operation = defineOperation({
  operationId: 'addLaunchImage',
  method: 'POST',
  path: '/launches/{launchId}/images',
  tag: 'Launches',
  summary: 'Add a picture for a zone',
  description: 'The body is the file. It is drawn anew as PNG or JPEG; a zone of kind image takes its `url` as `src`.',
  side: 'partner',
  scope: 'launch:write',
  input: AddLaunchImageInput,
  output: ImageOut,
  status: 201,
  upload: { contentTypes: ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'], maxBytes: 5 * 1024 * 1024 },
});

export const action = apiAction(operation, async ({ caller, input, upload, world }) => {
  if (!upload) throw new HttpFailure(422, 'invalid', 'Send the picture as the body.');
  const bytes = await readFile(upload.path);
  const image = await addLaunchImage({ ...caller, files: world.files }, { ...input, bytes });
  return { ...image, url: `${world.install.publicUrl}${image.path}` };
});
