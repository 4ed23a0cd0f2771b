import { readFile } from 'node:fs/promises';
import { partnerAction } from '#app/http/partner.server.ts';
import { addLaunchImage } from '#campaigns/launches/add-launch-image.ts';
import { LaunchIdInput } from '#campaigns/launches/schema.ts';

const MAX_BYTES = 5 * 1024 * 1024; // as campaigns/content/files/picture-checks.ts

export const action = partnerAction(
  LaunchIdInput,
  async ({ caller, input, uploads, world }) => {
    // Without a file the picture is empty, and refused as that.
    const bytes = uploads.image ? await readFile(uploads.image.path) : Buffer.alloc(0);
    const image = { bytes, fileName: uploads.image?.fileName ?? '' };
    const { path } = await addLaunchImage({ ...caller, files: world.files }, { ...input, ...image });
    return Response.json({ src: `${world.install.publicUrl}${path}` });
  },
  { upload: { fields: ['image'], maxBytes: MAX_BYTES, action: 'launch:write' } },
);
