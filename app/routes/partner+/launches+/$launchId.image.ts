import { readFile } from 'node:fs/promises';
import { HttpFailure } from '#app/http/errors.server.ts';
import { partnerAction } from '#app/http/partner.server.ts';
import { saveImage } from '#campaigns/content/files/save-image.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const MAX_BYTES = 5_000_000; // as campaigns/content/files/picture-checks.ts

export const action = partnerAction(
  LaunchIdInput,
  async ({ caller, uploads, world }) => {
    const file = uploads.image;
    if (!file) throw new HttpFailure(422, 'invalid', 'No image came with the form. Choose one.');
    const bytes = await readFile(file.path);
    const image = await saveImage(
      { ...caller, files: world.files },
      { bytes, fileName: file.fileName, use: 'picture' },
    );
    return Response.json({ src: `${world.install.publicUrl}${image.path}` });
  },
  { upload: { fields: ['image'], maxBytes: MAX_BYTES, action: 'launch:write' } },
);
